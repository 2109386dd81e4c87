import { h, setText } from './dom.js';
import { behind } from '../data/lag.js';
import { attention, count, t, time } from '../i18n/i18n.js';

/**
 * Shows whether the page is current: the state of the stream, how far counting is behind, and the time
 * up to which data was read. An open stream is called live only while counting is not behind.
 */
export class Status {
  constructor() {
    this.text = h('span', { 'data-testid': 'stream-text' });
    this.lagText = h('span', { class: 'lag', 'data-testid': 'lag' });
    this.asOfText = h('span', { class: 'as-of', 'data-testid': 'as-of' });
    this.element = h('div', { class: 'status', role: 'status', 'data-testid': 'stream', 'data-state': 'none' },
      h('span', { class: 'pulse', 'aria-hidden': 'true' }), this.text, this.lagText, this.asOfText);
    this.reset();
  }

  /** Without a stream, the answers of the view say how new the data is. */
  reset() {
    this.late = null;
    this.state({ name: 'none' });
    setText(this.asOfText, '');
  }

  state({ name, waitMs }) {
    this.element.dataset.state = name;
    const stale = name === 'waiting' || name === 'failed';
    document.documentElement.toggleAttribute('data-stale', stale);
    const seconds = Math.max(1, Math.round((waitMs ?? 0) / 1000));
    this.streamText = name === 'none' ? '' : t(`stream.${name}`, { seconds });
    this.draw();
  }

  /** Takes the time and the lag of an answer, or of an event of the stream. */
  of({ asOf, lag }) {
    this.asOf(asOf);
    this.late = behind(lag);
    this.draw();
  }

  draw() {
    const late = this.late;
    this.element.toggleAttribute('data-behind', late !== null);
    setText(this.text, late && this.element.dataset.state === 'open' ? '' : this.streamText);
    setText(this.lagText, late ? t(late.key, { time: attention(late.ms ?? 0), events: count(late.events ?? null) }) : '');
  }

  asOf(instant) {
    setText(this.asOfText, instant ? t('asOf', { time: time(instant) }) : '');
    if (instant) {
      this.asOfText.dataset.value = instant;
    }
  }
}
