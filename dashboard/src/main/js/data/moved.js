import { changeOf } from './loops.js';

/**
 * Where the credit of a platform's traffic went after a date and before it: rows {to, kind, before,
 * after} with exact texts, the largest of both times first, and the sums of closed and external ways.
 * `ways` are those of the time after, compared with the time before.
 */
export function movedOf(ways, platform, unit) {
  const rows = ways
    .filter((way) => way.from === platform)
    .map((way) => ({ to: way.to, kind: way.kind, after: String(way.value), before: String(changeOf(way, unit)?.then ?? '0') }))
    .sort((a, b) => Number(largest(b) - largest(a)) || (a.to < b.to ? -1 : 1));
  const sum = (kind, time) => rows.filter((row) => row.kind === kind).reduce((all, row) => all + BigInt(row[time]), 0n).toString();
  const both = (time) => ({ closed: sum('closed', time), external: sum('external', time) });
  return { rows, before: both('before'), after: both('after') };
}

const largest = ({ before, after }) => (BigInt(before) > BigInt(after) ? BigInt(before) : BigInt(after));

/** The share of closed ways in a time, 0 to 1; null when refunds took everything, or nothing was earned. */
export function closedShare({ closed, external }) {
  const all = BigInt(closed) + BigInt(external);
  return all > 0n && BigInt(closed) >= 0n && BigInt(external) >= 0n ? Number((BigInt(closed) * 1000000n) / all) / 1e6 : null;
}

const DAY_MS = 86400000;
const HOUR_MS = 3600000;
const MOST_DAYS = 30;

/**
 * The time after a date, in whole days that are over, so that both times have the same length and
 * the same hours of the day. On the first day it is the hours that are over. Null for a date to come.
 */
export function timeAfter(at, now, zone) {
  const start = Math.floor(at / HOUR_MS) * HOUR_MS;
  const afterDays = (days) => (zone.dayStart(start) === start ? zone.plusDays(start, days) : start + days * DAY_MS);
  for (let days = Math.min(MOST_DAYS, Math.floor((now - start) / DAY_MS)); days >= 1; days--) {
    if (afterDays(days) <= now) {
      return { from: start, to: afterDays(days) };
    }
  }
  const hours = Math.floor((now - start) / HOUR_MS);
  return hours >= 1 ? { from: start, to: start + hours * HOUR_MS } : null;
}
