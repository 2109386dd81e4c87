/** The address after #: {path: ['platforms', 'douyin'], query: URLSearchParams}. */
export function parseHash(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { path: parsePath(path), query: new URLSearchParams(query) };
}

/** The parts of a path between its slashes, decoded; a broken escape stays as it is. */
export function parsePath(path) {
  return path.split('/').filter(Boolean).map(decode);
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a path and a query without what is empty. */
export function hashOf(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
  const suffix = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  return `#/${path.map(encodeURIComponent).join('/')}${suffix}`;
}

/**
 * The choices of a view, kept in the address, so that a picture can be sent to somebody. Changing
 * one does not leave a step in the history. Where `allowed` lists the values of a name, the address
 * counts for nothing with any other.
 */
export function choices(defaults, allowed = {}) {
  const { path, query } = parseHash(location.hash);
  const values = { ...defaults };
  for (const name of Object.keys(defaults)) {
    const asked = query.get(name) ?? defaults[name];
    values[name] = allowed[name]?.includes(asked) === false ? defaults[name] : asked;
  }
  return {
    ...values,
    set(name, value) {
      this[name] = value;
      const changed = Object.keys(defaults).filter((each) => this[each] !== defaults[each]);
      const next = Object.fromEntries(changed.map((each) => [each, this[each]]));
      history.replaceState(null, '', hashOf(path, next));
    },
  };
}
