import { aligned, rangeOf } from './ranges.js';

const LOOK_MS = 1000;
const AGAIN_MS = 10000;

/**
 * The range that a view shows. A range that ends now moves on with the clock: `onMove` listeners are
 * called when its first or last window changes. They are also called every 10 s while new events may
 * fall into the range and the page is visible, so that no number stays as it was when the page was opened.
 */
export class ShownRange {
  constructor(life, name, zone, clock = () => Date.now()) {
    Object.assign(this, { name, zone, clock });
    this.listeners = [];
    this.current = this.computed();
    this.calledAt = clock();
    if (this.current.moves || this.isLive) {
      life.every(LOOK_MS, () => this.look());
    }
  }

  computed() {
    return rangeOf(this.name, this.clock(), this.zone);
  }

  get from() {
    return this.current.from;
  }

  get to() {
    return this.current.to;
  }

  /** Whether new events fall into the range. */
  get isLive() {
    return this.to > this.clock();
  }

  onMove(listener) {
    this.listeners.push(listener);
  }

  look() {
    const next = this.computed();
    const moved = next.from !== this.current.from || next.to !== this.current.to;
    const due = this.isLive && !globalThis.document?.hidden && this.clock() - this.calledAt >= AGAIN_MS;
    if (moved || due) {
      this.calledAt = this.clock();
      this.current = next;
      this.listeners.forEach((listener) => listener(next));
    }
  }
}

/** A shown range in whole windows of the grain, which is what numbers in these windows are of. */
export function alignedTo(range, grain, zone) {
  const whole = () => aligned({ from: range.from, to: range.to }, grain, zone);
  return {
    get from() {
      return whole().from;
    },
    get to() {
      return whole().to;
    },
    onMove: (listener) => range.onMove(listener),
  };
}
