// A lag of a few seconds is normal. Only a longer lag is shown.
const NOTABLE_S = 10;

/**
 * The message about numbers that are behind the accepted events: the key of a text and its values, or
 * null when no message is needed. An unknown lag is never treated as no lag.
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
