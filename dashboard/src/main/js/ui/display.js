import { isEmbed } from './embed.js';

const AGAIN_MS = 15000;

/** Whether the page stands on a wall, where nobody uses controls: `?display` before the #. */
export const isDisplay = () => new URLSearchParams(location.search).has('display');

/** The address of this view for a wall. */
export const displayLink = () => `/?display${location.hash}`;

/** Marks the page for the style sheet. Escape leads back to the page with controls. */
export function applyDisplay() {
  document.documentElement.toggleAttribute('data-display', isDisplay());
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isDisplay() && !document.querySelector('dialog[open]')) {
      location.assign(`/${location.hash}`);
    }
  });
  addEventListener('millrace-back', () => isDisplay() && loadNewRelease());
}

/** Calls the action again and again on a wall and in a frame, where nobody presses "try again". Returns a function that stops it. */
export function againOnDisplay(action) {
  const timer = isDisplay() || isEmbed() ? setInterval(action, AGAIN_MS) : undefined;
  return () => clearInterval(timer);
}

/** Loads the page again when the server has come back with other files, as after an upgrade. */
async function loadNewRelease() {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null);
  const page = answer?.ok ? await answer.text().catch(() => '') : '';
  if (isOtherRelease(page, document.querySelector('script[type=module]')?.getAttribute('src'))) {
    location.reload();
  }
}

/** Whether a page loads another script than this one. A text that is not the page says nothing. */
export const isOtherRelease = (page, script) => page.includes('id="app"') && Boolean(script) && !page.includes(script);
