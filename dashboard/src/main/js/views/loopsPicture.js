import { getAll, getJson } from '../net/api.js';
import { ORDERS, currenciesOf, kindOf, totalsOf, waysOf } from '../data/loops.js';
import { sankeyOf } from '../data/sankey.js';
import { rangeOf, rangeParameters, dayName, dayStart, DAY_MS } from '../state/ranges.js';
import { choices } from '../state/router.js';
import { Chart } from '../ui/chart.js';
import { sankeyOptions, dot } from '../ui/chartOptions.js';
import { choice, dayRange, modelChoice, segments } from '../ui/controls.js';
import { fill, h } from '../ui/dom.js';
import { emptyNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { loader, section } from '../ui/section.js';
import { table } from '../ui/table.js';
import { surfaceName } from '../i18n/names.js';
import { amount, microOrders, rate, t } from '../i18n/i18n.js';
import { ratio } from '../format/money.js';

const REFRESH_MS = 2000;

export const RANGES = ['today', '7d', '30d', 'custom'];

/** Long enough to show data on every day of the week and at every hour. */
const FIRST_RANGE = '7d';

/** A value as text for users, in the unit of a chart. */
export const written = (value, unit) => (unit === ORDERS ? microOrders(value) : amount(value, unit));

/** The controls of all views of loops: range, model, unit. `changed` is called after each choice. */
export function loopControls({ world, chosen, currencies, changed }) {
  const set = (name) => (value) => {
    chosen.set(name, value);
    changed();
  };
  const custom = chosen.range.includes('_') || chosen.range === 'custom';
  const [from, to] = custom && chosen.range.includes('_') ? chosen.range.split('_') : lastWeek(world);
  return [
    segments({
      label: t('range'),
      value: custom ? 'custom' : chosen.range,
      options: RANGES.map((range) => [range, t(`range.${range}`)]),
      testId: 'range',
      onChange: set('range'),
    }),
    custom && dayRange({ from, to, onChange: (first, last) => set('range')(`${first}_${last}`) }),
    modelChoice(chosen.model, set('model')),
    choice({
      label: t('unit'),
      value: chosen.unit,
      options: [...currencies.map((currency) => [currency, currency]), [ORDERS, t('metric.orders')]],
      testId: 'unit',
      onChange: set('unit'),
    }),
  ];
}

function lastWeek({ now, offset }) {
  return [dayName(now - 6 * DAY_MS, offset), dayName(now, offset)];
}

/** Loops as a chart with a table below it. */
export function loopsPicture(context) {
  const { life, world } = context;
  const chosen = choices({ range: FIRST_RANGE, model: 'last_touch', unit: '', focus: '' });
  const { element, body, bar } = section({ title: t('loops.title'), hint: t('loops.hint'), testId: 'loops' });
  const legend = h('div', { class: 'kind-legend' });
  const chart = new Chart(life, { label: t('loops.title'), testId: 'sankey', size: 'tall' });
  const load = loader(life, body);
  let answered;
  let drawnUnit;
  let timer;

  const ask = async (signal) => {
    const range = rangeOf(chosen.range === 'custom' ? '7d' : chosen.range, world.now, world.offset);
    const parameters = { ...rangeParameters(range), model: chosen.model };
    const [loops, surfaces] = await Promise.all([
      getAll('/v1/loops', parameters, 'cells', signal),
      chosen.focus ? getJson(`/v1/platforms/${encodeURIComponent(chosen.focus)}/surfaces`, parameters, signal) : null,
    ]);
    return { loops, surfaces };
  };

  const show = (answer) => {
    const same = answered && JSON.stringify(picturedOf(answer)) === JSON.stringify(picturedOf(answered));
    answered = answer;
    if (same && chart.element.isConnected && chosen.unit === drawnUnit) {
      return;
    }
    const currencies = currenciesOf(answer.loops.cells);
    if (!chosen.unit || (chosen.unit !== ORDERS && !currencies.includes(chosen.unit))) {
      chosen.unit = currencies[0] ?? ORDERS;
    }
    drawnUnit = chosen.unit;
    controls(currencies);
    const ways = waysOf(answer.loops.cells, chosen.unit).filter((way) => !chosen.focus || way.from === chosen.focus);
    const picture = sankeyOf(ways, surfacesOf(answer.surfaces, chosen.unit));
    const name = (id) => nodeName(id, world);
    const kinds = Object.fromEntries(['closed', 'external', 'direct', 'surface'].map((kind) => [kind, t(`kind.${kind}`)]));
    element.dataset.asOf = answer.loops.asOf ?? '';
    fill(legend, kindLegend(totalsOf(ways), chosen.unit));
    const drawn = picture.links.length > 0;
    fill(body, legend, drawn ? chart.element : emptyNote(t('empty.loops')),
      picture.left > 0 && drawn && h('p', { class: 'hint' }, t('loops.left', { count: picture.left })),
      ways.length > 0 && wayTable(ways, chosen.unit, world));
    if (drawn) {
      chart.show(() => sankeyOptions(picture, { name, kinds, write: (value) => written(value, chosen.unit) }), inWords(ways, chosen.unit, world));
    }
  };

  const changed = () => {
    controls(answered ? currenciesOf(answered.loops.cells) : []);
    load(ask, show);
  };

  function controls(currencies) {
    fill(bar, loopControls({ world, chosen, currencies, changed }), focusChoice());
  }

  function focusChoice() {
    return choice({
      label: t('loops.focus'),
      value: chosen.focus,
      options: [['', t('live.allPlatforms')], ...world.sorted.filter((each) => each.latest).map(({ id }) => [id, world.name(id)])],
      testId: 'focus',
      onChange: (value) => {
        chosen.set('focus', value);
        changed();
      },
    });
  }

  /** Loads again when the range includes now, at most every two seconds. */
  function refresh() {
    const { to } = rangeOf(chosen.range === 'custom' ? '7d' : chosen.range, world.now, world.offset);
    if (!timer && to > dayStart(Date.now(), world.offset)) {
      timer = setTimeout(() => {
        timer = undefined;
        load(ask, show);
      }, REFRESH_MS);
    }
  }

  life.onEnd(() => clearTimeout(timer));
  changed();
  return { element, refresh };
}

function picturedOf({ loops, surfaces }) {
  return [loops.model, loops.cells, surfaces?.surfaces];
}

function surfacesOf(answer, unit) {
  return (answer?.surfaces ?? []).map((each) => ({
    surface: each.surface,
    value: unit === ORDERS ? String(each.microOrders) : (each.credit.find((line) => line.currency === unit)?.amount ?? '0'),
  }));
}

function nodeName(id, world) {
  if (id === 'a:') {
    return t('kind.direct');
  }
  return id.startsWith('s:') ? surfaceName(id.slice(2)) : world.name(id.slice(2));
}

function kindLegend(totals, unit) {
  return ['closed', 'external', 'direct'].map((kind) => h('span', { 'data-kind': kind, 'data-value': totals[kind] },
    h('span', { class: `dot kind-${kind}`, 'aria-hidden': 'true' }), t(`kind.${kind}`), ' ',
    h('b', {}, written(totals[kind], unit)), ' ', h('span', { class: 'soft' }, rate(ratio(totals[kind], totals.all)))));
}

function inWords(ways, unit, world) {
  const largest = ways.slice(0, 3).map((way) =>
    `${nodeName(`a:${way.from ?? ''}`, world)} → ${world.name(way.to)} ${written(way.value, unit)}`);
  return `${t('loops.title')}: ${largest.join('; ')}`;
}

function wayTable(ways, unit, world) {
  const all = totalsOf(ways).all;
  const platform = (id) => (id == null ? t('kind.direct') : [dot(platformColour(id)), ' ', world.name(id)]);
  return h('details', { 'data-testid': 'loops-details' },
    h('summary', { 'data-key': 'loops-summary' }, t('loops.table', { count: ways.length })),
    table({
      caption: t('loops.title'),
      testId: 'loops-table',
      rows: ways,
      rowData: (way) => ({ 'data-from': way.from ?? '', 'data-to': way.to, 'data-kind': kindOf(way) }),
      columns: [
        { title: t('loops.from'), of: (way) => platform(way.from), header: true },
        { title: t('loops.to'), of: (way) => platform(way.to) },
        { title: t('loops.kind'), of: (way) => h('span', { class: `tag kind-tag-${way.kind}` }, t(`kind.${way.kind}`)) },
        {
          title: unit === ORDERS ? t('metric.orders') : t('metric.credit'),
          number: true,
          of: (way) => written(way.value, unit),
          data: (way) => ({ 'data-metric': 'credit', 'data-value': way.value }),
        },
        { title: t('share'), number: true, of: (way) => rate(ratio(way.value, all)) },
      ],
    }));
}
