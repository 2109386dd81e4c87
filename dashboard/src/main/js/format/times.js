const formatters = new Map();

function times(locale, options) {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(locale, options));
  }
  return formatters.get(key);
}

const DAY = { month: 'short', day: 'numeric' };
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false };

/** Date and time to the second, in the user's zone. */
export function formatTime(instant, locale) {
  const options = { ...DAY, ...CLOCK, second: '2-digit' };
  return times(locale, options).format(new Date(instant));
}

/** Time to the second. */
export function formatClock(instant, locale) {
  return times(locale, { ...CLOCK, second: '2-digit' }).format(new Date(instant));
}

/** The start of a window as text. A window of a day or longer is named by the day in its zone. */
export function formatWindow(instant, grain, locale, zoneOffsetMs) {
  const date = new Date(instant);
  if (grain === 'minute') {
    return times(locale, CLOCK).format(date);
  }
  if (grain === 'hour') {
    return times(locale, { ...DAY, ...CLOCK }).format(date);
  }
  const shifted = new Date(date.getTime() + zoneOffsetMs);
  return times(locale, { ...DAY, timeZone: 'UTC' }).format(shifted);
}
