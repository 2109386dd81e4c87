export const DAY_MS = 86400000;

const SIZES = { minute: 60000, hour: 3600000, day: DAY_MS };

/**
 * The offset of the data's days from UTC. The start of any day of the data shows it, because a day
 * begins at midnight of its zone. Zones reach from -12 h to +14 h.
 */
export function zoneOffset(dayStart) {
  const past = ((Date.parse(dayStart) % DAY_MS) + DAY_MS) % DAY_MS;
  return past === 0 ? 0 : past > 9 * 3600000 ? DAY_MS - past : -past;
}

/** The start of the day that contains the time, in milliseconds. */
export function dayStart(ms, offset) {
  return Math.floor((ms + offset) / DAY_MS) * DAY_MS - offset;
}

/** The day of the time, like "2026-11-23". */
export function dayName(ms, offset) {
  return new Date(ms + offset).toISOString().slice(0, 10);
}

/** The month of the time, like "2026-11". */
export function monthName(ms, offset) {
  return dayName(ms, offset).slice(0, 7);
}

/** The time at which a named day begins. */
export function startOfDay(name, offset) {
  return Date.parse(`${name}T00:00:00Z`) - offset;
}

/**
 * [from, to) of a named range that ends with the day of `now`: "today", "7d", "30d", "1h", "24h",
 * or "2026-11-01_2026-11-05", both days included.
 */
export function rangeOf(name, now, offset) {
  const custom = /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)$/.exec(name);
  if (custom) {
    return ordered(startOfDay(custom[1], offset), startOfDay(custom[2], offset));
  }
  const hours = /^(\d+)h$/.exec(name);
  if (hours) {
    const end = Math.floor(now / 60000) * 60000 + 60000;
    return { from: end - Number(hours[1]) * 3600000, to: end };
  }
  const days = name === 'today' ? 1 : Number.parseInt(name, 10) || 1;
  const today = dayStart(now, offset);
  return { from: today - (days - 1) * DAY_MS, to: today + DAY_MS };
}

function ordered(a, b) {
  return { from: Math.min(a, b), to: Math.max(a, b) + DAY_MS };
}

/** The range, extended to borders of windows of the grain. */
export function aligned(range, grain, offset) {
  if (grain === 'day') {
    return { from: dayStart(range.from, offset), to: dayStart(range.to - 1, offset) + DAY_MS };
  }
  const size = SIZES[grain];
  return {
    from: Math.floor(range.from / size) * size,
    to: Math.ceil(range.to / size) * size,
  };
}

/** from and to in the format of the API. */
export function rangeParameters(range) {
  return { from: instant(range.from), to: instant(range.to) };
}

function instant(ms) {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
