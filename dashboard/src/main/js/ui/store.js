const PREFIX = 'millrace.';

/** Uses localStorage if the browser allows it. Otherwise nothing is remembered. */
export function remembered(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows may refuse this. Then the choice is kept as long as the page is open.
  }
}
