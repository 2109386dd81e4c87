import { aligned, rangeOf } from './ranges.js';

const LOOK_MS = 1000;

/**
 * The range that a view shows. A range that ends now moves on with the clock: `onMove` listeners are
 * called when its first or last window changes.
 */
export class ShownRange {
  constructor(life, name, zone, clock = () => Date.now()) {
    Object.assign(this, { name, zone, clock });
    this.listeners = [];
    this.current = this.computed();
    if (this.current.moves) {
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
    if (next.from !== this.current.from || next.to !== this.current.to) {
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
