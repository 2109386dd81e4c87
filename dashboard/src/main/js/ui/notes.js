import { h } from './dom.js';
import { button } from './controls.js';
import { leftOut } from '../data/figures.js';
import { count, has, t } from '../i18n/i18n.js';
import { ApiProblem } from '../net/api.js';

/** The text of an error for users. */
export function wordsOf(error) {
  if (!(error instanceof ApiProblem)) {
    return t('error.unexpected', { detail: error.message });
  }
  const named = `problem.${error.code}`;
  const said = has(named) ? t(named) : '';
  if (error.status === 0) {
    return t('problem.unreachable');
  }
  return [said, error.message].filter(Boolean).join(' ');
}

export function problemNote(error, retry) {
  return h('div', { class: 'note note-bad', role: 'alert', 'data-testid': 'problem', 'data-code': error.code },
    h('p', {}, wordsOf(error)),
    retry && button(t('action.retry'), retry, { class: 'secondary' }));
}

export function waitNote(seconds) {
  return h('div', { class: 'note', role: 'status', 'data-testid': 'waiting' },
    t('error.waits', { seconds }));
}

/** Shows what rows leave out, with an explanation. Empty when they leave nothing out. */
export function leftOutNote(rows) {
  const out = leftOut(rows);
  const parts = [['events', out.events], ['orders', out.orders]].filter(([, number]) => number > 0);
  return parts.length > 0 && h('p', { class: 'hint foot-note', 'data-testid': 'left-out' }, parts.map(([what, number]) =>
    h('span', { class: 'left-out', title: t(`capped.${what}.means`), tabindex: '0', 'data-metric': `${what}OverCap`, 'data-value': String(number) },
      t(`capped.${what}`, { count: count(number) }), ' ')));
}

export function emptyNote(text) {
  return h('p', { class: 'empty', 'data-testid': 'empty' }, text);
}

export function loadingNote() {
  return h('p', { class: 'empty loading', role: 'status' }, t('loading'));
}
