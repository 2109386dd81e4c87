/**
 * The value of an own property, for a name that comes from outside. Inherited properties are
 * excluded, because the name may be "constructor" or "__proto__".
 */
export function own(table, name) {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
