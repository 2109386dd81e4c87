import { getJson } from './api.js';

const EVERY_MS = 5000;
const AWAY_EVERY_MS = 2000;

/**
 * Asks every few seconds how far counting is, while the page is visible. So every view knows whether
 * its numbers are current and whether the server answers. `on.lag(lag)` gets each answer, and
 * `on.away(error)` each failure.
 */
export function followLag(on, signal) {
  let timer;
  let answers = true;

  async function ask() {
    clearTimeout(timer);
    if (signal.aborted || document.hidden) {
      return;
    }
    try {
      const { lag } = await getJson('/v1/lag', {}, signal);
      on.lag(lag);
      if (!answers) {
        answers = true;
        dispatchEvent(new Event('millrace-back'));
      }
    } catch (error) {
      if (error.name === 'AbortError') {
        return;
      }
      if (error.status === 401) {
        dispatchEvent(new Event('millrace-signed-out'));
        return;
      }
      answers = answers && !error.passes;
      on.away(error);
    }
    timer = setTimeout(ask, answers ? EVERY_MS : AWAY_EVERY_MS);
  }

  document.addEventListener('visibilitychange', ask, { signal });
  addEventListener('millrace-away', ask, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  ask();
}
