import { PRESETS } from '../state/ranges.js';
import { choices, linkTo } from '../state/router.js';

/** The key after "g" for each view. */
export const GO = { '': 'o', platforms: 'p', loops: 'l', surfaces: 's', audience: 'a', rankings: 'r', orders: 'd', live: 'v' };

const SECOND_KEY_MS = 1500;

/** Keys of the keyboard for the whole page. A user who types into a field is left alone. */
export function shortcuts({ help, palette, views, theme }) {
  let goUntil = 0;

  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || types(event.target) || document.querySelector('dialog[open]')) {
      return;
    }
    const goes = Date.now() < goUntil;
    goUntil = 0;
    if (goes) {
      go(event.key, views());
    } else if (event.key === 'g') {
      goUntil = Date.now() + SECOND_KEY_MS;
    } else if (event.key === '?') {
      help();
    } else if (event.key === '/') {
      event.preventDefault();
      palette();
    } else if (event.key === 't') {
      theme();
    } else if (event.key === '[' || event.key === ']') {
      changeRange(event.key === ']' ? 1 : -1);
    }
  });
}

function types(element) {
  return element.matches?.('input:not([type=radio]):not([type=checkbox]), select, textarea, [contenteditable]') ?? false;
}

function go(key, views) {
  const view = views.find((id) => GO[id] === key);
  if (view !== undefined) {
    location.hash = linkTo(view === '' ? [] : [view]);
  }
}

function changeRange(step) {
  const chosen = choices();
  const next = PRESETS[PRESETS.indexOf(chosen.range) + step];
  if (next && PRESETS.includes(chosen.range)) {
    location.hash = withRange(next);
  }
}

function withRange(range) {
  const [path, query = ''] = location.hash.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('range', range);
  return `${path || '#/'}?${parameters}`;
}
