/** The choices of all views. They stay when the user goes to another view. */
export const SHARED = { range: '7d', model: 'last_touch', currency: '', compare: '', channel: '', region: '' };

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

/** The address of another view, with the shared choices of this one. */
export function linkTo(path, query = {}) {
  const { query: here } = parseHash(location.hash);
  const shared = Object.fromEntries(Object.keys(SHARED).map((name) => [name, here.get(name)]));
  return hashOf(path, { ...shared, ...query });
}

/**
 * The choices of a view and of all views. They are in the address, so that a user can send the
 * address to another user. `set` adds an entry to the history, so that Back returns to the choices
 * before, and the view is drawn again. `keep` changes the address only. If `allowed` lists the values
 * of a name, other values in the address are ignored.
 */
export function choices(own = {}, allowed = {}) {
  const defaults = { ...SHARED, ...own };
  const { path, query } = parseHash(location.hash);
  const values = { ...defaults };
  for (const name of Object.keys(defaults)) {
    const asked = query.get(name) ?? defaults[name];
    values[name] = allowed[name]?.includes(asked) === false ? defaults[name] : asked;
  }
  const address = (chosen) => hashOf(path, Object.fromEntries(Object.keys(defaults)
    .filter((name) => chosen[name] !== defaults[name])
    .map((name) => [name, chosen[name]])));
  return {
    ...values,
    set(name, value) {
      this.setAll({ [name]: value });
    },
    setAll(changed) {
      Object.assign(this, changed);
      history.pushState(null, '', address(this));
      dispatchEvent(new Event('millrace-redraw'));
    },
    keep(name, value) {
      this[name] = value;
      history.replaceState(null, '', address(this));
    },
  };
}
