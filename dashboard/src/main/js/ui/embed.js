import { useKey } from '../net/embedKey.js';

const FORM = /^#(mr_[A-Za-z0-9]{8}_[A-Za-z0-9_-]{1,100})(\/.*)?$/;

/** Whether the page shows one view inside the page of somebody else: `?embed` before the #. */
export const isEmbed = () => new URLSearchParams(location.search).has('embed');

/** The address of a view for a frame: the key stands after the #, so no server and no log sees it. */
export const embedLink = (key, hash) => `/?embed#${key}${hash.replace(/^#/, '')}`;

/**
 * Takes the key out of the address, and marks the page for the style sheet. The entry of the history
 * keeps the key, so that the frame can be loaded again. Links lead nowhere, because the key shows this
 * view only. Returns whether there is a key.
 */
export function applyEmbed() {
  if (!isEmbed()) {
    return false;
  }
  document.documentElement.setAttribute('data-embed', '');
  const [, key = history.state?.key ?? '', hash = ''] = FORM.exec(location.hash) ?? [];
  if (key !== '') {
    history.replaceState({ key }, '', `/${location.search}#${hash === '' ? location.hash.replace(/^#/, '').replace(/^mr_.*/, '/') : hash}`);
    useKey(key);
  }
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('a[href]')) {
      event.preventDefault();
    }
  }, true);
  return key !== '';
}
