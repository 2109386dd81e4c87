import { h } from './dom.js';
import { button } from './controls.js';
import { leftOut } from '../data/figures.js';
import { count, has, t } from '../i18n/i18n.js';
import { ApiProblem } from '../net/api.js';

/**
 * The text of an error for users, in their language. The words of the server are in English, so they
 * are used only where the page has no words of its own.
 */
export function wordsOf(error) {
  if (!(error instanceof ApiProblem)) {
    return t('error.unexpected', { detail: error.message });
  }
  if (error.status === 0) {
    return t('problem.unreachable');
  }
  const named = `problem.${error.code}`;
  const reason = `reason.${error.reason}`;
  if (error.reason && has(reason)) {
    return t('problem.parameter', { parameter: error.parameter ?? '', reason: t(reason, { expected: error.expected ?? '' }) });
  }
  return has(named) ? t(named, { parameter: error.parameter ?? '' }) : t('problem.other', { detail: error.message });
}

export function problemNote(error, retry) {
  return h('div', { class: 'note note-bad', role: 'alert', 'data-testid': 'problem', 'data-code': error.code },
    h('p', {}, wordsOf(error)),
    retry && button(t('action.retry'), retry, { class: 'secondary' }));
}

/** Says why nothing is shown yet, and when the page asks again. */
export function waitNote(error, seconds) {
  return h('div', { class: 'note', role: 'status', 'data-testid': 'waiting' },
    wordsOf(error), ' ', t('error.waits', { seconds, number: seconds }));
}

/** Says why an address shows nothing, and where the user can go on. */
export function addressNote(title, text, ...ways) {
  return h('div', { class: 'panel', 'data-testid': 'bad-address' },
    h('h1', {}, title), h('p', {}, text), h('p', { class: 'ways-on' }, ways));
}

/** Shows what rows leave out, with an explanation. Empty when they leave nothing out. */
export function leftOutNote(rows) {
  const out = leftOut(rows);
  const parts = [['events', out.events], ['orders', out.orders]].filter(([, number]) => number > 0);
  return parts.length > 0 && h('p', { class: 'hint foot-note', 'data-testid': 'left-out' }, parts.map(([what, number]) =>
    h('span', { class: 'left-out explained', 'data-explain': `capped.${what}`, tabindex: '0', 'data-metric': `${what}OverCap`, 'data-value': String(number) },
      t(`capped.${what}`, { count: count(number), number }), ' ')));
}

export function emptyNote(text) {
  return h('p', { class: 'empty', 'data-testid': 'empty' }, text);
}

export function loadingNote() {
  return h('p', { class: 'empty loading', role: 'status' }, t('loading'));
}
