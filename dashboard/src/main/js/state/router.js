/** The address after #: {path: ['platforms', 'douyin'], query: URLSearchParams}. */
export function parseHash(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { path: parsePath(path), query: new URLSearchParams(query) };
}

/** The parts of a path between its slashes, decoded. An invalid escape stays unchanged. */
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

/** The address of a path and a query, without empty values. */
export function hashOf(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
  const suffix = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  return `#/${path.map(encodeURIComponent).join('/')}${suffix}`;
}

/**
 * The choices of a view. They are in the address, so that a user can send the address to another user.
 * A changed choice adds no entry to the history. If `allowed` lists the values of a name, other values
 * in the address are ignored.
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
