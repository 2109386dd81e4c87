const HOUR_MS = 3600000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The time zone of the data's days. Days have 23 to 25 hours where the clocks change. All times are
 * milliseconds since 1970, all days are names like "2026-11-23".
 */
export class Zone {
  /** @param offsetOf the offset from UTC at a time, in milliseconds */
  constructor(id, offsetOf) {
    this.id = id;
    this.offsetOf = offsetOf;
  }

  /** The zone with this IANA id, like "Europe/Berlin", or this offset, like "+08:00" or "Z". */
  static of(id) {
    const fixed = fixedOffset(id);
    return fixed === null ? new Zone(id, namedOffset(id)) : Zone.fixed(fixed, id);
  }

  static fixed(offsetMs, id = offsetName(offsetMs)) {
    return new Zone(id, () => offsetMs);
  }

  /** "UTC+08:00" at this time. */
  offsetName(ms) {
    return offsetName(this.offsetOf(ms));
  }

  /** The time as if its clock in this zone were a clock in UTC. */
  shifted(ms) {
    return ms + this.offsetOf(ms);
  }

  dayName(ms) {
    return new Date(this.shifted(ms)).toISOString().slice(0, 10);
  }

  dayStart(ms) {
    return this.startOfDay(this.dayName(ms));
  }

  /** The first time of a day. */
  startOfDay(name) {
    return this.atClock(Date.parse(`${name}T00:00:00Z`));
  }

  /** The time at which the clock shows this, given as if it were UTC. Of two such times, the first. */
  atClock(clock) {
    const before = clock - this.offsetOf(clock - DAY_MS);
    const after = clock - this.offsetOf(clock + DAY_MS);
    for (const time of [Math.min(before, after), Math.max(before, after)]) {
      if (this.shifted(time) === clock) {
        return time;
      }
    }
    return this.firstAfter(clock, Math.min(before, after) - HOUR_MS, Math.max(before, after) + HOUR_MS);
  }

  /** The clock leaves out this time. Returns the time at which it goes on. */
  firstAfter(clock, from, to) {
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = this.shifted(middle) >= clock ? [low, middle] : [middle, high];
    }
    return high;
  }

  /** The start of the day that is this many days later. */
  plusDays(ms, days) {
    return this.startOfDay(plusDays(this.dayName(ms), days));
  }
}

/** The name of the day that is this many days later. */
export function plusDays(name, days) {
  return new Date(Date.parse(`${name}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The zone of a server that does not name it. The start of any day of the data shows its offset,
 * because a day begins at midnight. Between -12 h and -10 h this is ambiguous, and east is taken.
 */
export function zoneOfDay(dayStart) {
  const past = ((Date.parse(dayStart) % DAY_MS) + DAY_MS) % DAY_MS;
  return Zone.fixed(past === 0 ? 0 : past > 9 * HOUR_MS ? DAY_MS - past : -past);
}

function fixedOffset(id) {
  if (id === 'Z' || id === 'UTC' || id === 'GMT') {
    return 0;
  }
  const parts = /^(?:UTC|GMT)?([+-])(\d\d):?(\d\d)$/.exec(id);
  return parts && (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) * 60000;
}

function offsetName(offsetMs) {
  const minutes = Math.abs(offsetMs) / 60000;
  const digits = (value) => String(Math.floor(value)).padStart(2, '0');
  return offsetMs === 0 ? 'UTC' : `UTC${offsetMs < 0 ? '-' : '+'}${digits(minutes / 60)}:${digits(minutes % 60)}`;
}

function namedOffset(id) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: id, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
    hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  // Offsets change on quarters of an hour only, so each quarter is computed once.
  const known = new Map();
  return (ms) => {
    const quarter = Math.floor(ms / 900000);
    if (!known.has(quarter)) {
      known.set(quarter, clockOf(format, quarter * 900000) - quarter * 900000);
    }
    return known.get(quarter);
  };
}

function clockOf(format, ms) {
  const parts = Object.fromEntries(format.formatToParts(new Date(ms)).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
}
