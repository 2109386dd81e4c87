import { againOnDisplay } from './display.js';
import { fill, h, released } from './dom.js';
import { unfilteredNote } from './filter.js';
import { loadingNote, problemNote, waitNote } from './notes.js';

/**
 * A part of a page with a title, controls and a body. Unless it `follows` the filter of the page, it
 * says that it shows all channels or regions.
 */
export function section({ title, testId, hint, controls = [], tools = [], follows = false }) {
  const body = h('div', { class: 'section-body' });
  const bar = h('div', { class: 'controls' }, controls);
  const heading = `${testId}-title`;
  const hintText = h('p', { class: 'hint' }, hint);
  hintText.hidden = !hint;
  const element = h('section', { class: 'panel', 'data-testid': testId, 'aria-labelledby': heading },
    h('header', { class: 'panel-head' },
      h('div', {}, h('h2', { id: heading }, title), hintText),
      h('div', { class: 'panel-tools' }, bar, tools)),
    !follows && unfilteredNote(title),
    body);
  return { element, body, bar, hint: hintText };
}

/**
 * Loads data and fills a body with it. If a newer load has started, an older answer is dropped. A
 * busy server is asked again at the time that it named. While the server is away, the old content
 * stays and the header of the page says so. Other errors are shown as text. A quiet load, such as a
 * refresh, changes nothing until the answer is there.
 */
export function loader(life, body) {
  let newest = 0;
  let timer;
  let again = null;
  let stopRetrying = () => {};

  async function load(ask, show, { quiet = false } = {}) {
    const mine = ++newest;
    clearTimeout(timer);
    stopRetrying();
    again = null;
    if (!body.hasChildNodes()) {
      fill(body, loadingNote());
    }
    if (!quiet) {
      body.setAttribute('aria-busy', 'true');
    }
    try {
      const answer = await ask(life.signal);
      if (quiet) {
        await released();
      }
      if (mine === newest && !life.isOver) {
        body.querySelector(':scope > [data-testid="waiting"]')?.remove();
        show(answer);
      }
    } catch (error) {
      if (mine === newest && !life.isOver) {
        failed(error, () => load(ask, show, { quiet }));
      }
    } finally {
      if (mine === newest) {
        body.removeAttribute('aria-busy');
      }
    }
  }

  function failed(error, retry) {
    if (error.status === 401) {
      dispatchEvent(new Event('millrace-signed-out'));
      return;
    }
    if (error.status === 0) {
      again = retry;
      dispatchEvent(new Event('millrace-away'));
      timer = setTimeout(retry, 15000);
      return;
    }
    if (error.passes) {
      const seconds = error.retryAfterSeconds ?? 3;
      // The old content stays readable meanwhile.
      body.querySelector(':scope > [data-testid="waiting"]')?.remove();
      body.querySelector('.loading')?.remove();
      body.prepend(waitNote(error, seconds));
      timer = setTimeout(retry, seconds * 1000);
      return;
    }
    fill(body, problemNote(error, retry));
    stopRetrying = againOnDisplay(retry);
  }

  addEventListener('millrace-back', () => again?.(), { signal: life.signal });
  life.onEnd(() => {
    clearTimeout(timer);
    stopRetrying();
  });
  return load;
}
