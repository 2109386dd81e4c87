import { fill, h } from './dom.js';
import { loadingNote, problemNote, waitNote } from './notes.js';

/** A titled part of a page with controls and a body. */
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
 * Fills a body with what is loaded, in the order of asking: an answer that was overtaken is
 * dropped, a busy server is asked again when it said so, other errors are shown in words. What was
 * there stays until then.
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
      // What was there stays readable meanwhile.
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
