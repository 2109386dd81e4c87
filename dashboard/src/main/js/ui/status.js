import { h, setText } from './dom.js';
import { t, time } from '../i18n/i18n.js';

/** Whether what is shown is of now: the stream's state and the time up to which was read. */
export class Status {
  constructor() {
    this.text = h('span', { 'data-testid': 'stream-text' });
    this.asOfText = h('span', { class: 'as-of', 'data-testid': 'as-of' });
    this.element = h('div', { class: 'status', role: 'status', 'data-testid': 'stream', 'data-state': 'none' },
      h('span', { class: 'pulse', 'aria-hidden': 'true' }), this.text, this.asOfText);
    this.reset();
  }

  /** No stream: the view says with its answers how new it is. */
  reset() {
    this.state({ name: 'none' });
    setText(this.asOfText, '');
  }

  state({ name, waitMs }) {
    this.element.dataset.state = name;
    const stale = name === 'waiting' || name === 'failed';
    document.documentElement.toggleAttribute('data-stale', stale);
    const seconds = Math.max(1, Math.round((waitMs ?? 0) / 1000));
    setText(this.text, name === 'none' ? '' : t(`stream.${name}`, { seconds }));
  }

  asOf(instant) {
    setText(this.asOfText, instant ? t('asOf', { time: time(instant) }) : '');
    if (instant) {
      this.asOfText.dataset.value = instant;
    }
  }
}
