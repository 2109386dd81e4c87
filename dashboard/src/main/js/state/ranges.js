import { plusDays } from '../format/zone.js';

const MINUTE_MS = 60000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The ranges that end now, by name. */
export const PRESETS = ['1h', '6h', '24h', '1d', '7d', '30d', '90d', '365d'];

// More windows cannot be told apart on a screen, and the longest minute range has 2880.
const MOST_WINDOWS = 3000;
const DAY_NAME = '\\d{4}-\\d\\d-\\d\\d';
const CLOCK = 'T\\d\\d:\\d\\d';
const CUSTOM = new RegExp(`^(${DAY_NAME})(${CLOCK})?_(${DAY_NAME})(${CLOCK})?$`);

/**
 * [from, to) of a named range, or null when the name is no range. `moves` says that the range ends
 * now. The names: "24h" and "7d" (today and the six days before), "2026-11-01_2026-11-05" (both days
 * included), and "2026-11-01T10:00_2026-11-01T12:30".
 */
export function rangeOf(name, now, zone) {
  const moving = /^([1-9]\d{0,3})([hd])$/.exec(name);
  if (moving) {
    return { ...(moving[2] === 'h' ? lastHours : lastDays)(Number(moving[1]), now, zone), moves: true };
  }
  const custom = CUSTOM.exec(name);
  return custom && between(custom, zone);
}

function lastHours(hours, now) {
  const step = hours >= 24 ? HOUR_MS : MINUTE_MS;
  const to = Math.floor(now / step) * step + step;
  return { from: to - hours * HOUR_MS, to };
}

function lastDays(days, now, zone) {
  const today = zone.dayName(now);
  return { from: zone.startOfDay(plusDays(today, 1 - days)), to: zone.startOfDay(plusDays(today, 1)) };
}

function between([, firstDay, firstClock, lastDay, lastClock], zone) {
  if (!isDay(firstDay) || !isDay(lastDay) || ![firstClock, lastClock].every(isClock)) {
    return null;
  }
  const swap = firstDay + (firstClock ?? '') > lastDay + (lastClock ?? 'T24');
  const [a, aClock, b, bClock] = swap ? [lastDay, lastClock, firstDay, firstClock] : [firstDay, firstClock, lastDay, lastClock];
  const from = aClock ? at(a, aClock, zone) : zone.startOfDay(a);
  const to = bClock ? at(b, bClock, zone) : zone.startOfDay(plusDays(b, 1));
  return from < to ? { from, to, moves: false } : null;
}

const at = (day, clock, zone) => zone.atClock(Date.parse(`${day}${clock}:00Z`));

const isDay = (name) => !Number.isNaN(Date.parse(`${name}T00:00:00Z`)) && plusDays(name, 0) === name;

const isClock = (clock) => clock === undefined || (Number(clock.slice(1, 3)) < 24 && Number(clock.slice(4)) < 60);

/** The name of the range between two times; in whole days if both are starts of days. */
export function customName({ from, to }, zone) {
  const whole = zone.dayStart(from) === from && zone.dayStart(to) === to;
  const clock = (ms) => new Date(zone.shifted(ms)).toISOString().slice(0, 16);
  return whole ? `${zone.dayName(from)}_${zone.dayName(to - 1)}` : `${clock(from)}_${clock(to)}`;
}

/** The grains in which a range can be read: not too many windows and more than one. */
export function grainsOf({ from, to }) {
  const length = to - from;
  return [
    length <= 25 * HOUR_MS && 'minute',
    length > HOUR_MS && length <= 32 * DAY_MS && 'hour',
    length > 25 * HOUR_MS && length <= 800 * DAY_MS && 'day',
    length >= 28 * DAY_MS && 'week',
    length >= 89 * DAY_MS && 'month',
  ].filter(Boolean);
}

/** The grain for a range of which the user has chosen none. */
export function usualGrain({ from, to }) {
  const length = to - from;
  return length <= 6 * HOUR_MS ? 'minute'
    : length <= 50 * HOUR_MS ? 'hour'
      : length <= 100 * DAY_MS ? 'day'
        : length <= 800 * DAY_MS ? 'week' : 'month';
}

/** The start of the window of a time. */
export function windowStart(ms, grain, zone) {
  switch (grain) {
    case 'minute': return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
    case 'hour': return Math.floor(ms / HOUR_MS) * HOUR_MS;
    case 'week': return zone.startOfDay(monday(zone.dayName(ms)));
    case 'month': return zone.startOfDay(`${zone.dayName(ms).slice(0, 7)}-01`);
    default: return zone.dayStart(ms);
  }
}

/** The start of the window after the window of a time. */
export function nextWindow(ms, grain, zone) {
  switch (grain) {
    case 'minute': return windowStart(ms, grain, zone) + MINUTE_MS;
    case 'hour': return windowStart(ms, grain, zone) + HOUR_MS;
    case 'week': return zone.startOfDay(plusDays(monday(zone.dayName(ms)), 7));
    case 'month': return zone.startOfDay(`${plusDays(`${zone.dayName(ms).slice(0, 7)}-01`, 31).slice(0, 7)}-01`);
    default: return zone.plusDays(ms, 1);
  }
}

function monday(day) {
  return plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The range, extended to borders of windows of the grain. */
export function aligned(range, grain, zone) {
  return { ...range, from: windowStart(range.from, grain, zone), to: nextWindow(range.to - 1, grain, zone) };
}

/** The starts of all windows of a range, at most 3000. */
export function windowStarts(range, grain, zone) {
  const starts = [];
  for (let at = windowStart(range.from, grain, zone); at < range.to && starts.length < MOST_WINDOWS; at = nextWindow(at, grain, zone)) {
    starts.push(at);
  }
  return starts;
}

/** The range of the same length just before; of whole days if the range has whole days. */
export function previous({ from, to }, zone) {
  const whole = zone.dayStart(from) === from && zone.dayStart(to) === to;
  const days = Math.round((to - from) / DAY_MS);
  return { from: whole ? zone.plusDays(from, -days) : from - (to - from), to: from, moves: false };
}

/** from and to in the format of the API. */
export function rangeParameters(range) {
  return { from: instant(range.from), to: instant(range.to) };
}

function instant(ms) {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
