// More than any view asks. A view that asks more cannot be embedded.
const MOST = 200;

// Questions that are not about the view: they say who asks, what words mean, and how far counting is.
const ASIDE = /^\/(session|demo)|^\/v1\/(lag|metrics|views|receipts)\b/;

const asked = new Map();

/** Remembers a question of the shown view. `free` are parameters that change while the view is shown. */
export function remember(address, free = []) {
  if (!ASIDE.test(address) && (asked.has(address) || asked.size < MOST)) {
    asked.set(address, new Set([...(asked.get(address) ?? []), ...free]));
  }
}

/** Another view is shown now. */
export function forget() {
  asked.clear();
}

/**
 * The paths of the API that the shown view needs, each with its parameters, in the form that keys of
 * a view list: `name=value` for a fixed one, and `name` for one with any value. `moving` names the
 * parameters whose values move on with the clock.
 */
export function pathsAsked(moving) {
  const paths = new Map();
  for (const [address, free] of asked) {
    const [path, query = ''] = address.split('?');
    const parameters = query.split('&').filter(Boolean).map(parsed);
    const isFree = (name) => moving.includes(name) || free.has(name);
    const fixed = parameters.filter(([name]) => !isFree(name)).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).sort();
    const names = [...free, ...parameters.map(([name]) => name).filter(isFree)];
    const key = [path, ...fixed].join('&');
    const known = paths.get(key) ?? { path, fixed, names: new Set() };
    names.forEach((name) => known.names.add(name));
    paths.set(key, known);
  }
  return [...paths.values()].map(({ path, fixed, names }) => {
    const all = [...fixed, ...[...names].sort()];
    return all.length === 0 ? path : `${path}?${all.join('&')}`;
  });
}

function parsed(part) {
  const [name, value = ''] = part.split('=');
  return [name, decodeURIComponent(value.replaceAll('+', ' '))];
}
