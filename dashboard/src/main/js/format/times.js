const formatters = new Map();

// Times are shifted to the zone of the data and then written as if they were UTC, so that zones
// without a name work in every browser.
function write(ms, zone, locale, options) {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
  }
  return formatters.get(key).format(new Date(zone.shifted(ms)));
}

const DAY = { month: 'short', day: 'numeric' };
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

const msOf = (instant) => (typeof instant === 'number' ? instant : Date.parse(instant));

/** Date and time to the second. */
export function formatTime(instant, locale, zone) {
  return write(msOf(instant), zone, locale, { ...DAY, ...CLOCK, second: '2-digit' });
}

/** Time to the second. */
export function formatClock(instant, locale, zone) {
  return write(msOf(instant), zone, locale, { ...CLOCK, second: '2-digit' });
}

/** The day with its year. */
export function formatDay(instant, locale, zone) {
  return write(msOf(instant), zone, locale, { ...DAY, year: 'numeric' });
}

/** The start of a window as text. */
export function formatWindow(instant, grain, locale, zone) {
  const options = { minute: CLOCK, hour: { ...DAY, ...CLOCK }, month: { month: 'short', year: 'numeric' } };
  return write(msOf(instant), zone, locale, options[grain] ?? DAY);
}

/** The dates of [from, to): both days included when they are whole days, else with the clock. */
export function formatRange({ from, to }, locale, zone) {
  const whole = zone.dayStart(from) === from && zone.dayStart(to) === to;
  const sameYear = zone.dayName(from).slice(0, 4) === zone.dayName(to - 1).slice(0, 4);
  const first = { ...DAY, ...(sameYear ? {} : { year: 'numeric' }) };
  const last = { ...DAY, year: 'numeric' };
  if (!whole) {
    const sameDay = zone.dayName(from) === zone.dayName(to);
    return `${write(from, zone, locale, { ...last, ...CLOCK })} – ${write(to, zone, locale, sameDay ? CLOCK : { ...last, ...CLOCK })}`;
  }
  return zone.dayName(from) === zone.dayName(to - 1)
    ? write(from, zone, locale, last)
    : `${write(from, zone, locale, first)} – ${write(to - 1, zone, locale, last)}`;
}
