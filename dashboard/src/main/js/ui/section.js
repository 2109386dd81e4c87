import { fill, h } from './dom.js';
import { loadingNote, problemNote, waitNote } from './notes.js';

/** A part of a page with a title, controls and a body. */
export function section({ title, testId, hint, controls = [] }) {
  const body = h('div', { class: 'section-body' });
  const bar = h('div', { class: 'controls' }, controls);
  const element = h('section', { class: 'panel', 'data-testid': testId, 'aria-label': title },
    h('header', { class: 'panel-head' },
      h('div', {}, h('h2', {}, title), hint && h('p', { class: 'hint' }, hint)), bar),
    body);
  return { element, body, bar };
}

/**
 * Loads data and fills a body with it. If a newer load has started, an older answer is dropped. A
 * busy server is asked again at the time that it named. Other errors are shown as text. The old
 * content stays visible until then.
 */
export function loader(life, body) {
  let newest = 0;
  let timer;

  async function load(ask, show) {
    const mine = ++newest;
    clearTimeout(timer);
    if (!body.hasChildNodes()) {
      fill(body, loadingNote());
    }
    body.setAttribute('aria-busy', 'true');
    try {
      const answer = await ask(life.signal);
      if (mine === newest && !life.isOver) {
        show(answer);
      }
    } catch (error) {
      if (mine === newest && !life.isOver) {
        failed(error, () => load(ask, show));
      }
    } finally {
      if (mine === newest) {
        body.removeAttribute('aria-busy');
      }
    }
  }

  function failed(error, again) {
    if (error.status === 401) {
      dispatchEvent(new Event('millrace-signed-out'));
      return;
    }
    if (error.passes) {
      const seconds = error.retryAfterSeconds ?? 3;
      // The old content stays readable meanwhile.
      body.querySelector('[data-testid="waiting"]')?.remove();
      body.querySelector('.loading')?.remove();
      body.prepend(waitNote(seconds));
      timer = setTimeout(again, seconds * 1000);
      return;
    }
    fill(body, problemNote(error, again));
  }

  life.onEnd(() => clearTimeout(timer));
  return load;
}
