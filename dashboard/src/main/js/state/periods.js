import { plusDays } from '../format/zone.js';
import { customName } from './ranges.js';

/** The whole day and the whole month at the end of a range: {name, from, to}. Distinct people are exact in them. */
export function wholePeriods({ from, to }, zone) {
  const day = zone.dayName(Math.max(from, Math.min(to - 1, Date.now())));
  const month = day.slice(0, 7);
  const afterMonth = `${plusDays(`${month}-01`, 31).slice(0, 7)}-01`;
  return [[day, plusDays(day, 1)], [`${month}-01`, afterMonth]]
    .map(([first, end]) => ({ from: zone.startOfDay(first), to: zone.startOfDay(end) }))
    .map((period) => ({ ...period, name: customName(period, zone) }));
}
