/**
 * What a table holds under a name that came from outside, and nothing of what every object inherits:
 * a name may be "constructor" or "__proto__".
 */
export function own(table, name) {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
