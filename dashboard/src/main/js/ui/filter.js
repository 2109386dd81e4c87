import { FILTERS, UNNAMED, choiceOf, currentFilter, daysOf, filterOf, isWholeDays } from '../state/filter.js';
import { partName } from '../i18n/names.js';
import { language, rangeText, t } from '../i18n/i18n.js';
import { button, choice } from './controls.js';
import { h } from './dom.js';

/** The choices of a channel or a region for the whole page. */
export function filterChoices(world, chosen) {
  return FILTERS.filter((by) => world.values[by].length > 0 || chosen[by]).map((by) => choice({
    label: t(`by.${by}`),
    value: chosen[by],
    options: [['', t('filter.all')], ...named(by, world.values[by]), ['other', partName(by, 'other')], [UNNAMED, t('unnamed')]],
    testId: `filter-${by}`,
    onChange: (value) => chosen.setAll(choiceOf(by, value)),
  }));
}

/** The values with their names. The few channels keep their order; regions are found by their names. */
function named(by, values) {
  const all = values.filter((value) => value !== 'other' && value !== UNNAMED).map((value) => [value, partName(by, value)]);
  return by === 'channel' ? all : all.sort(([, a], [, b]) => a.localeCompare(b, language()));
}

/** The filter of the page, with a button that removes it. Empty without a filter. */
export function filterChip(chosen) {
  const filter = filterOf(chosen);
  return filter && h('span', { class: 'tag filter-chip', 'data-testid': 'filter-chip', 'data-by': filter.by, 'data-value': filter.value }, filterName(filter),
    button('×', () => chosen.setAll(choiceOf(filter.by, '')), { class: 'quiet', 'aria-label': t('filter.remove', { filter: filterName(filter) }), 'data-testid': 'filter-remove', 'data-key': 'filter-remove' }));
}

const filterName = ({ by, id }) => `${t(`by.${by}`)}: ${partName(by, id)}`;

/** Says that a part shows all channels or regions, although the page is filtered. Empty without a filter. */
export function unfilteredNote(part, filter = currentFilter()) {
  return filter && h('p', { class: 'note', 'data-testid': 'not-filtered' }, t(`unfiltered.${filter.by}`, { part }));
}

/** Says that a part lists all values of what the page is filtered by; null where it does not. */
export function comparesAll(by) {
  return currentFilter()?.by === by ? t(`allof.${by}`) : null;
}

/** Says that a part is not shown because the page is filtered. */
export function uncountedNote(part, filter) {
  return h('p', { class: 'note', 'data-testid': 'not-counted' }, t(`uncounted.${filter.by}`, { part }));
}

/**
 * Says that filtered numbers exist for whole days only, and offers the days of the range. Empty
 * without a filter and for a range of whole days.
 */
export function wholeDaysNote(chosen, range, zone) {
  if (!filterOf(chosen) || isWholeDays(range, chosen.range, zone)) {
    return null;
  }
  const days = daysOf(range, zone);
  return h('p', { class: 'note', role: 'status', 'data-testid': 'whole-days' }, h('span', {}, t(`daysonly.${filterOf(chosen).by}`)),
    h('span', { class: 'ways-on' }, button(t('filter.show', { range: rangeText(days) }), () => chosen.set('range', days.name), { class: 'secondary', 'data-testid': 'whole-days-show', 'data-key': 'whole-days-show' })));
}
