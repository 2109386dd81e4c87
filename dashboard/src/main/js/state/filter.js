import { aligned, customName } from './ranges.js';
import { choices } from './router.js';

/** What the traffic of the whole page can be filtered by. */
export const FILTERS = ['channel', 'region'];

/** Selects what names no channel or region. */
export const UNNAMED = 'unnamed';

// Numbers by channel and region are counted in windows of these grains.
const GRAINS = ['day', 'month'];

/** The channel or region whose numbers are shown: {by, value, id}; `id` is null for what names none. Null when all are shown. */
export function filterOf(chosen) {
  const by = FILTERS.find((each) => chosen[each]);
  return by ? { by, value: chosen[by], id: chosen[by] === UNNAMED ? null : chosen[by] } : null;
}

/** The filter in the address. */
export const currentFilter = () => filterOf(choices());

/** The choices that set this filter: there is one at most. */
export const choiceOf = (by, value) => ({ ...Object.fromEntries(FILTERS.map((each) => [each, ''])), [by]: value });

/** The filter as a parameter of the API. */
export const filterParameters = (filter) => (filter ? { [filter.by]: filter.value } : {});

/** Whether a range has whole days for as long as it is shown. A number of hours moves on within a day. */
export function isWholeDays({ from, to }, name, zone) {
  return !name.endsWith('h') && zone.dayStart(from) === from && zone.dayStart(to) === to;
}

/** The days that a range lies in: {from, to, name}. */
export function daysOf(range, zone) {
  const days = aligned({ from: range.from, to: range.to }, 'day', zone);
  return { ...days, name: customName(days, zone) };
}

/** The grains in which filtered numbers can be read, of those that a range has. */
export function filteredGrains(grains) {
  const counted = grains.filter((grain) => GRAINS.includes(grain));
  return counted.length > 0 ? counted : GRAINS.slice(0, 1);
}
