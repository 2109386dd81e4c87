import { h } from '../ui/dom.js';
import { currenciesOfRows } from '../data/figures.js';
import { choices, hashOf } from '../state/router.js';
import { choice, modelChoice, segments } from '../ui/controls.js';
import { dot } from '../ui/chartOptions.js';
import { platformColour } from '../ui/platforms.js';
import { needName, ownerName } from '../i18n/names.js';
import { t } from '../i18n/i18n.js';
import { courses } from './courses.js';
import { flowsPart, funnelPart, surfacesPart } from './parts.js';

// The ranges of each grain. They fit the longest range of a query and the size of a screen.
const RANGES = { minute: ['1h', '6h', '24h'], hour: ['24h', '7d', '30d'], day: ['7d', '30d', '90d'] };

/** One platform: its traffic, money, loops, surfaces and flows. */
export function platform(context, [, id]) {
  const { world } = context;
  const known = world.platforms.find((each) => each.id === id);
  const newest = known?.latest ? currenciesOfRows([known.latest]) : [];
  const currencies = newest.length > 0 ? newest : currenciesOfRows(world.rows);
  const chosen = choices({ grain: 'hour', range: '24h', model: 'last_touch', currency: currencies[0] ?? 'CNY' }, { grain: Object.keys(RANGES) });
  const inner = { ...context, id, chosen, days: dayRange(chosen.range) };
  const reopen = (name, value) => {
    chosen.set(name, value);
    dispatchEvent(new Event('millrace-redraw'));
  };
  return [
    h('div', { class: 'page-head' },
      h('h1', { class: 'platform-title' }, dot(platformColour(id)), world.name(id),
        known && h('small', { class: 'soft' }, ownerName(known.owner), ' · ', known.needs.map(needName).join(' · '))),
      h('div', { class: 'controls' }, controls(id, chosen, currencies, world, reopen))),
    courses(inner),
    h('div', { class: 'two' }, funnelPart(inner), surfacesPart(inner)),
    flowsPart(inner),
  ];
}

/** The same range in whole days, because surfaces, funnel and flows are kept by day. */
function dayRange(range) {
  return range.endsWith('h') ? 'today' : range;
}

function controls(id, chosen, currencies, world, reopen) {
  return [
    choice({
      label: t('platform'),
      value: id,
      options: world.sorted.map((each) => [each.id, world.name(each.id)]),
      testId: 'platform',
      onChange: (value) => {
        location.hash = hashOf(['platforms', value]);
      },
    }),
    segments({
      label: t('grain'),
      value: chosen.grain,
      options: Object.keys(RANGES).map((grain) => [grain, t(`grain.${grain}`)]),
      testId: 'grain',
      onChange: (grain) => {
        chosen.set('range', RANGES[grain][0]);
        reopen('grain', grain);
      },
    }),
    segments({
      label: t('range'),
      value: chosen.range,
      options: RANGES[chosen.grain].map((range) => [range, t(`range.${range}`)]),
      testId: 'range',
      onChange: (range) => reopen('range', range),
    }),
    modelChoice(chosen.model, (model) => reopen('model', model)),
    currencies.length > 1 && choice({
      label: t('currency'),
      value: chosen.currency,
      options: currencies.map((currency) => [currency, currency]),
      testId: 'currency',
      onChange: (currency) => reopen('currency', currency),
    }),
  ];
}
