import { remember, remembered } from './store.js';

const listeners = new Set();
const system = matchMedia('(prefers-color-scheme: dark)');

/** light or dark: the choice of the user, else the setting of the system. */
export function theme() {
  return remembered('theme') ?? (system.matches ? 'dark' : 'light');
}

export function applyTheme() {
  document.documentElement.dataset.theme = theme();
  listeners.forEach((listener) => listener());
}

export function switchTheme() {
  remember('theme', theme() === 'dark' ? 'light' : 'dark');
  applyTheme();
}

/** Calls back when colours change, until the signal ends. */
export function onTheme(listener, signal) {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}

system.addEventListener('change', applyTheme);

/** A colour of the style sheet. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
