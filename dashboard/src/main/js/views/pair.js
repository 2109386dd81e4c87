import { getAll } from '../net/api.js';
import { ORDERS, currenciesOf, haveRefunds, unitOf, wayLine, waysOf } from '../data/loops.js';
import { rateOf } from '../data/refunds.js';
import { ratio, sum } from '../format/money.js';
import { rangeParameters } from '../state/ranges.js';
import { choices, linkTo } from '../state/router.js';
import { ShownRange } from '../state/shownRange.js';
import { choiceBar } from '../ui/choiceBar.js';
import { fill, h, vary } from '../ui/dom.js';
import { downloads, tableFiles } from '../ui/download.js';
import { dot } from '../ui/chartOptions.js';
import { term } from '../ui/explain.js';
import { addressNote, emptyNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { unfilteredNote } from '../ui/filter.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { orderList } from './orderList.js';
import { refundCells, refundColumns } from './refundColumns.js';
import { unitChoice, written } from './loopsPicture.js';
import { surfaceName } from '../i18n/names.js';
import { rangeText, rate, t } from '../i18n/i18n.js';

/** One way: the surfaces of the traffic that led to the money, and the orders behind them. */
export function pair(context, [, from, to]) {
  const { life, world, status } = context;
  const source = from === '-' ? null : from;
  const unknown = [source, to].find((id) => id !== null && !world.knows(id));
  if (unknown !== undefined) {
    return addressNote(t('missing.title'), t('missing.platform', { id: unknown }), h('a', { href: linkTo(['loops']) }, t('nav.loops')));
  }
  const chosen = choices({ unit: '', surface: '' });
  const range = new ShownRange(life, chosen.range, world.zone);
  const bar = choiceBar({ world, chosen, range, uses: ['model'] });
  const files = downloads('pair');
  const part = section({ title: t('pair.surfaces'), hint: t('pair.hint'), testId: 'pair', tools: files.element });
  const figures = h('section', { class: 'figures', 'aria-label': t('overview.figures') });
  const load = loader(life, part.body);

  const ask = (signal) => getAll('/v1/loops', { ...rangeParameters(range), model: chosen.model, by: 'surface' }, 'cells', signal);

  const show = (answer) => {
    status.of(answer);
    const currencies = currenciesOf(answer.cells);
    const unit = unitOf(chosen, currencies);
    fill(part.bar, unitChoice(chosen, unit, currencies));
    const toward = waysOf(answer.cells, unit).filter((way) => way.to === to);
    const rows = toward.filter((way) => way.from === source);
    const orders = waysOf(answer.cells, ORDERS).filter((way) => way.to === to && way.from === source);
    fill(figures, pairFigures(rows, toward, orders, unit, world.name(to)));
    fill(part.body, rows.length === 0 ? emptyNote(t('empty.loops')) : surfaceRows(rows, unit, { source, to, chosen }));
    files.offer(rows.length === 0 ? [] : tableFiles(`millrace-${from}-${to}`, () => rows.map((way) => ({
      from: way.from ?? '', surface: way.surface ?? '', to, model: chosen.model, range: rangeText(range),
      ...(unit === ORDERS ? { creditedOrders: Number(way.value) / 1e6 } : { currency: unit, credit: { minor: way.value, currency: unit }, ...refundCells(wayLine(way), unit) }),
    }))));
  };

  range.onMove(() => load(ask, show, { quiet: true }));
  load(ask, show);
  const filter = source === null ? { kind: 'direct' } : { touchPlatform: source, touchSurface: chosen.surface };
  return [
    h('nav', { class: 'crumbs', 'aria-label': t('crumbs') }, h('a', { href: linkTo([]) }, t('nav.overview')), ' / ', h('a', { href: linkTo(['loops']) }, t('nav.loops'))),
    h('h1', { class: 'platform-title' }, source === null ? t('kind.direct') : place(source, world), ' → ', place(to, world)),
    bar.element, unfilteredNote(t('loops.title')), figures, part.element,
    orderList(context, range, { platform: to, ...filter }, chosen.surface
      ? t('pair.ordersOf', { surface: surfaceName(chosen.surface) }) : t('pair.orders')),
  ];
}

const place = (id, world) => h('a', { class: 'platform-head', href: linkTo(['platforms', id]) }, dot(platformColour(id)), h('span', {}, world.name(id)));

function pairFigures(rows, toward, orders, unit, name) {
  const all = sum(rows.map((way) => way.value));
  const figure = (title, text, value, metric) => h('div', { class: 'figure' }, h('h2', {}, title),
    h('p', { class: 'big', 'data-metric': metric, 'data-value': value }, text));
  const part = ratio(all, sum(toward.map((way) => way.value)));
  const taken = sum(rows.map((way) => way.refunded ?? '0'));
  const credited = sum(orders.map((way) => way.value));
  return [
    figure(term(unit === ORDERS ? 'metric.creditedOrders' : 'metric.credit'), written(all, unit), all, 'credit'),
    unit !== ORDERS && figure(term('metric.creditedOrders'), written(credited, ORDERS), credited, 'microOrders'),
    haveRefunds(rows) && figure(term('metric.refunded'), written(taken, unit), taken, 'refunded'),
    haveRefunds(rows) && figure(term('metric.refundRate'), rate(rateOf(all, taken)), String(rateOf(all, taken) ?? ''), 'refundRate'),
    figure(t('pair.share', { platform: name }), rate(part), String(part ?? ''), 'share'),
  ].filter(Boolean);
}

/** Surfaces, each with a link to the orders with a touch on it. */
function surfaceRows(rows, unit, { source, to, chosen }) {
  const most = rows.reduce((max, way) => Math.max(max, Number(way.value)), 1);
  const all = sum(rows.map((way) => way.value));
  const link = (way) => linkTo(['loops', source ?? '-', to], { unit: chosen.unit, surface: way.surface });
  return new Table({
    caption: t('pair.surfaces'),
    testId: 'pair-table',
    rowData: (way) => ({ 'data-surface': way.surface ?? '' }),
    columns: [
      { title: t('surface'), header: true, of: (way) => (way.surface ? h('a', { href: link(way), 'aria-current': way.surface === chosen.surface ? 'true' : null }, surfaceName(way.surface)) : t('kind.direct')), sort: (way) => surfaceName(way.surface ?? ''), search: (way) => `${way.surface} ${surfaceName(way.surface ?? '')}` },
      { title: unit === ORDERS ? t('metric.creditedOrders') : t('metric.credit'), explain: unit === ORDERS ? 'metric.creditedOrders' : 'metric.credit', number: true, of: (way) => written(way.value, unit), data: (way) => ({ 'data-metric': 'credit', 'data-value': way.value }), sort: (way) => BigInt(way.value) },
      ...refundColumns(wayLine, unit),
      { title: t('share'), number: true, of: (way) => [rate(ratio(way.value, all)), vary(h('span', { class: 'rate-bar kind-closed', 'aria-hidden': 'true' }), 'part', Math.max(0, Number(way.value) / most))], sort: (way) => BigInt(way.value) },
    ],
  }).show(rows);
}
