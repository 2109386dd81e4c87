import { h, setText } from './dom.js';
import { behind } from '../data/lag.js';
import { attention, clock, count, t } from '../i18n/i18n.js';

/**
 * Shows whether the page is current: the state of the stream, whether the server answers, and the
 * time up to which events are counted. An open stream is called live only while counting is not
 * behind. When the server is away, only this part of the page says so, on every view.
 */
export class Status {
  constructor() {
    this.text = h('span', { 'data-testid': 'stream-text' });
    this.lagText = h('span', { class: 'lag', 'data-testid': 'lag' });
    this.asOfText = h('span', { class: 'as-of', 'data-testid': 'as-of' });
    this.element = h('div', { class: 'status', role: 'status', 'data-testid': 'stream', 'data-state': 'none' },
      h('span', { class: 'pulse', 'aria-hidden': 'true' }), this.text, this.lagText, this.asOfText);
    this.late = null;
    this.awaySince = null;
    this.countedUntil = null;
    this.reset();
  }

  /** For a view without a stream. */
  reset() {
    this.state({ name: 'none' });
  }

  /** The state of the stream of the view. */
  state({ name }) {
    this.stream = name;
    if (name === 'waiting') {
      dispatchEvent(new Event('millrace-away'));
    }
    this.draw();
  }

  /** Takes the lag of an answer, or of an event of the stream. */
  of({ lag }) {
    if (lag) {
      this.awaySince = null;
      this.late = behind(lag);
      this.countedUntil = lag.countedUntil ?? this.countedUntil;
      this.draw();
    }
  }

  /** The server does not answer. */
  away() {
    this.awaySince ??= Date.now();
    this.draw();
  }

  draw() {
    const away = this.awaySince !== null;
    const lost = away || this.stream === 'waiting' || this.stream === 'failed';
    document.documentElement.toggleAttribute('data-stale', lost);
    this.element.dataset.state = away && this.stream !== 'failed' ? 'waiting' : this.stream;
    this.element.toggleAttribute('data-away', away);
    this.element.toggleAttribute('data-behind', this.late !== null);
    this.element.toggleAttribute('data-late', this.late?.late === true);
    setText(this.text, this.words(away));
    setText(this.lagText, this.late && !away ? this.lagWords() : '');
    setText(this.asOfText, this.countedUntil ? t('asOf', { time: clock(this.countedUntil) }) : '');
    this.asOfText.dataset.value = this.countedUntil ?? '';
  }

  words(away) {
    if (away) {
      return t('status.away', { time: clock(this.awaySince) });
    }
    const live = this.stream === 'open' && this.late !== null;
    return this.stream === 'none' || live ? '' : t(`stream.${this.stream}`);
  }

  lagWords() {
    return t(this.late.key, { time: attention(this.late.ms ?? 0), events: count(this.late.events ?? null), number: this.late.events });
  }
}
