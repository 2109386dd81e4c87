// A few seconds are how counting works; more than that is worth a word.
const NOTABLE_S = 10;

/**
 * What there is to say about numbers that are behind what was accepted, as the key of a text and
 * what it needs; null when there is nothing. What is not known is never taken for nothing.
 */
export function behind(lag) {
  if (!lag || (typeof lag.seconds === 'number' && lag.seconds < NOTABLE_S)) {
    return null;
  }
  if (typeof lag.events !== 'number') {
    return { key: 'lag.unknown' };
  }
  return typeof lag.seconds === 'number'
    ? { key: 'lag.behind', ms: lag.seconds * 1000, events: lag.events }
    : { key: 'lag.waiting', events: lag.events };
}
