// A lag of a few seconds is normal. Only a longer lag is shown, and from 30 s on it is a warning.
const NOTABLE_S = 10;
const LATE_S = 30;

/**
 * The message about numbers that are behind the accepted events: the key of a text, its values, and
 * whether it is a warning; null when no message is needed. An unknown lag is never treated as no lag.
 */
export function behind(lag) {
  if (!lag || (typeof lag.seconds === 'number' && lag.seconds < NOTABLE_S)) {
    return null;
  }
  if (typeof lag.events !== 'number') {
    return { key: 'lag.unknown', late: true };
  }
  return typeof lag.seconds === 'number'
    ? { key: 'lag.behind', ms: lag.seconds * 1000, events: lag.events, late: lag.seconds >= LATE_S }
    : { key: 'lag.waiting', events: lag.events, late: true };
}
