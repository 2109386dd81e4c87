/** The time in which a view is shown. Its signal, timers and listeners end with the view. */
export class Lifetime {
  constructor() {
    this.controller = new AbortController();
  }

  get signal() {
    return this.controller.signal;
  }

  get isOver() {
    return this.signal.aborted;
  }

  end() {
    this.controller.abort();
  }

  every(ms, action) {
    const timer = setInterval(action, ms);
    this.onEnd(() => clearInterval(timer));
  }

  onEnd(action) {
    this.signal.addEventListener('abort', action, { once: true });
  }
}
