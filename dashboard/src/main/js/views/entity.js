import { getAll } from '../net/api.js';
import { ENTITIES, entityPath, typeOfPath } from '../data/entities.js';
import { creditHasRefunds } from '../data/refunds.js';
import { creditHasSpend, lineOf } from '../data/spend.js';
import { currenciesOfCredit } from '../data/surfaces.js';
import { forDrawing, ratio, sum } from '../format/money.js';
import { rangeParameters, windowStarts } from '../state/ranges.js';
import { choices, linkTo } from '../state/router.js';
import { ShownRange, alignedTo } from '../state/shownRange.js';
import { Chart } from '../ui/chart.js';
import { dot, overTime } from '../ui/chartOptions.js';
import { choiceBar } from '../ui/choiceBar.js';
import { segments } from '../ui/controls.js';
import { fill, h, vary } from '../ui/dom.js';
import { downloads, tableFiles, vectorFiles } from '../ui/download.js';
import { term } from '../ui/explain.js';
import { platformHead } from '../ui/heat.js';
import { addressNote, emptyNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { unfilteredNote } from '../ui/filter.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { colour } from '../ui/theme.js';
import { surfaceName } from '../i18n/names.js';
import { amount, microOrders, rate, shortMajor, t, times, windowName } from '../i18n/i18n.js';
import { rankingLink } from './entityRanking.js';
import { amountOr } from './headlines.js';
import { pairLink } from './loopsPicture.js';
import { orderList } from './orderList.js';
import { newBuyersCell, newBuyersColumn, spendCells, spendColumns } from './parts.js';
import { lineRate, refundCells, refundColumns } from './refundColumns.js';

/** One creator, campaign or item: what it earned, where that became money, and its orders. */
export function entity(context, [, platform, path, id]) {
  const { life, world, status } = context;
  const type = typeOfPath(path);
  if (!world.knows(platform)) {
    return addressNote(t('missing.title'), t('missing.platform', { id: platform }), h('a', { href: linkTo(['platforms']) }, t('missing.platforms')));
  }
  const chosen = choices({ grain: '' }, { grain: ['', 'day', 'month'] });
  const range = new ShownRange(life, chosen.range, world.zone);
  const grain = chosen.grain || (range.to - range.from > 100 * 86400000 ? 'month' : 'day');
  const spanned = alignedTo(range, grain, world.zone);
  const bar = choiceBar({
    world, chosen, range: spanned,
    uses: ['model', 'currency'], currencies: [...new Set(world.rows.flatMap((row) => row.money.map((line) => line.currency)))],
    more: segments({
      label: t('grain'), value: grain, options: ['day', 'month'].map((each) => [each, t(`grain.${each}`)]), testId: 'grain',
      onChange: (value) => chosen.set('grain', value),
    }),
  });
  const figures = h('section', { class: 'figures', 'aria-label': t('entity.figures'), 'data-testid': 'entity-figures' });
  const parts = [coursePart(life, { world, grain }), pairsPart({ world, platform }), surfacesOf()];
  const body = h('div', {});
  const load = loader(life, body);

  const show = (answer) => {
    status.of(answer);
    const currencies = currenciesOfCredit([answer.totals]);
    const currency = currencies.includes(chosen.currency) ? chosen.currency : (currencies[0] ?? (chosen.currency || 'CNY'));
    const isEmpty = answer.rows.length === 0;
    fill(body, isEmpty ? h('div', { class: 'panel', 'data-testid': 'entity-empty' }, emptyNote(t('entity.empty')), h('p', { class: 'ways-on' }, rankingLink(type, platform))) : null);
    fill(figures, isEmpty ? [] : headFigures(answer.totals, currency));
    figures.hidden = isEmpty;
    parts.forEach((part) => {
      part.element.hidden = isEmpty;
      part.show(answer, { currency, spanned, file: `millrace-${type}-${id}`, chosen });
    });
  };
  const ask = (signal) => getAll(`/v1/${entityPath(platform, type, id).map(encodeURIComponent).join('/')}`,
    { ...rangeParameters(spanned), grain, model: chosen.model }, 'rows', signal);
  parts.forEach((part) => { part.element.hidden = true; });
  range.onMove(() => load(ask, show, { quiet: true }));
  load(ask, show);
  return [
    h('nav', { class: 'crumbs', 'aria-label': t('crumbs') },
      h('a', { href: linkTo(['platforms', platform]) }, world.name(platform)), ' / ',
      h('a', { href: linkTo(['rankings'], { by: type, platform }), 'data-testid': 'back' }, t(`ranked.${type}`))),
    h('h1', { class: 'platform-title' }, dot(platformColour(platform)), h('span', { class: 'entity' }, id),
      h('small', { class: 'soft' }, t(`by.${type}`), ' · ', world.name(platform))),
    bar.element, unfilteredNote(t('entity.figures')), body, figures, parts[0].element,
    h('div', { class: 'two wide-tables' }, parts[1].element, parts[2].element),
    orderList(context, spanned, { touchPlatform: platform, [type]: id }, t('entity.orders')),
  ];
}

function headFigures(totals, currency) {
  const line = lineOf(totals, currency);
  const figure = (metric, text, value) => h('div', { class: 'figure' }, h('h2', {}, term(`metric.${metric}`)),
    h('p', { class: 'big', 'data-metric': metric, 'data-value': value ?? '' }, text));
  const paid = creditHasSpend([totals]);
  const lost = creditHasRefunds([totals]);
  return [
    figure('credit', amount(line?.amount ?? '0', currency), line?.amount ?? '0'),
    figure('creditedOrders', microOrders(totals.microOrders), String(totals.microOrders)),
    totals.microNewBuyers > 0 && figure('creditNewBuyers', microOrders(totals.microNewBuyers), String(totals.microNewBuyers)),
    lost && figure('refunded', amountOr(line?.refunded, currency), line?.refunded),
    lost && figure('refundRate', rate(lineRate(line) == null ? null : Number(lineRate(line))), lineRate(line)),
    paid && figure('spend', amountOr(line?.spend, currency), line?.spend),
    paid && figure('roas', times(line?.roas), line?.roas),
    paid && figure('costPerOrder', amountOr(line?.costPerOrder, currency), line?.costPerOrder),
    paid && line?.costPerNewBuyer != null && figure('costPerNewBuyer', amountOr(line.costPerNewBuyer, currency), line.costPerNewBuyer),
  ].filter(Boolean);
}

/** Credit over time as bars, spend as a line, and both as a table. */
function coursePart(life, { world, grain }) {
  const files = downloads('entity-course');
  const { element, body } = section({ title: t('entity.course'), testId: 'entity-course', tools: files.element });
  const chart = new Chart(life, { label: t('entity.course'), testId: 'entity-chart' });
  const summary = h('summary', { 'data-key': 'entity-rows' });
  const details = h('details', {}, summary);
  let rows;
  let shownCurrency;
  const show = (answer, { currency, spanned, file }) => {
    const byStart = new Map(answer.rows.map((row) => [Date.parse(row.start), row]));
    const windows = windowStarts(spanned, grain, world.zone).map((start) => byStart.get(start) ?? { credit: [] });
    const names = windowStarts(spanned, grain, world.zone).map((start) => windowName(start, grain));
    const series = [bars(windows, currency), creditHasSpend(answer.rows) && spendLine(windows, currency)].filter(Boolean);
    if (shownCurrency !== currency) {
      rows = rowTable(currency, grain);
      shownCurrency = currency;
      fill(details, summary, rows.element);
    }
    summary.textContent = t('course.rows', { count: answer.rows.length, number: answer.rows.length });
    rows.show([...answer.rows].reverse());
    if (!body.contains(chart.element)) {
      fill(body, chart.element, details);
    }
    files.offer(answer.rows.length === 0 ? [] : [...vectorFiles(file, () => chart.asSvg()), ...tableFiles(file, () => answer.rows.flatMap((row) => csvRows(row, { start: row.start })))]);
    chart.show(() => overTime({ names, axis: (value) => shortMajor(value, currency), series: painted(series) }));
  };
  return { element, show };
}

const amountsOf = (windows, currency, field) => windows.map((row) => lineOf(row, currency)?.[field] ?? '0');

function bars(windows, currency) {
  const minors = amountsOf(windows, currency, 'amount');
  return { name: t('metric.credit'), kind: 'bar', paint: 'kind-closed', values: minors.map((minor) => forDrawing(minor, currency)), format: (at) => amount(minors[at], currency) };
}

function spendLine(windows, currency) {
  const minors = amountsOf(windows, currency, 'spend');
  return { name: t('metric.spend'), kind: 'line', paint: 'kind-external', values: minors.map((minor) => forDrawing(minor, currency)), format: (at) => amount(minors[at], currency) };
}

/** Colours follow the theme, so they are looked up when the chart is drawn. */
const painted = (series) => series.map((each) => ({ ...each, paint: colour(each.paint) }));

function creditColumns(currency) {
  const credit = (row) => lineOf(row, currency)?.amount ?? '0';
  return [
    { title: t('metric.credit'), explain: 'metric.credit', number: true, of: (row) => amount(credit(row), currency), data: (row) => ({ 'data-metric': 'credit', 'data-value': credit(row) }), sort: (row) => BigInt(credit(row)) },
    { title: t('metric.creditedOrders'), explain: 'metric.creditedOrders', number: true, of: (row) => microOrders(row.microOrders), data: (row) => ({ 'data-metric': 'microOrders', 'data-value': String(row.microOrders) }), sort: (row) => row.microOrders },
    newBuyersColumn(),
    ...refundColumns((row) => lineOf(row, currency), currency),
    ...spendColumns(currency),
  ];
}

function rowTable(currency, grain) {
  return new Table({
    caption: t('entity.course'),
    testId: 'entity-table',
    rowData: (row) => ({ 'data-start': row.start }),
    columns: [
      { title: t('live.time'), header: true, of: ({ start }) => h('span', { class: 'tabular' }, windowName(Date.parse(start), grain)), sort: ({ start }) => start },
      ...creditColumns(currency),
    ],
  });
}

/** One line for each currency; the counts stand in the first. */
const csvRows = (row, named) => row.credit.map((line, index) => ({
  ...named, ...(index === 0 ? { creditedOrders: row.microOrders / 1e6, ...newBuyersCell(row) } : {}), currency: line.currency,
  credit: { minor: line.amount, currency: line.currency }, ...refundCells(line, line.currency), ...spendCells(line),
}));

/** Where its traffic became money. */
function pairsPart({ world, platform }) {
  const files = downloads('entity-pairs');
  const { element, body } = section({ title: t('entity.pairs'), hint: t('entity.pairsHint'), testId: 'entity-pairs', tools: files.element });
  const show = ({ pairs }, { currency, file }) => {
    const value = (pair) => pair.amounts.find((line) => line.currency === currency)?.amount ?? '0';
    const all = sum(pairs.map(value));
    const sorted = [...pairs].sort((a, b) => Number(BigInt(value(b)) - BigInt(value(a))));
    const most = Number(sorted.length === 0 ? 0 : value(sorted[0]));
    fill(body, pairs.length === 0 ? emptyNote(t('empty.loops')) : new Table({
      caption: t('entity.pairs'),
      testId: 'entity-pair-table',
      rowData: ({ to }) => ({ 'data-to': to }),
      columns: [
        { title: t('loops.to'), header: true, of: ({ to }) => h('a', { href: pairLink(platform, to) }, platformHead(to, world)), sort: ({ to }) => world.name(to) },
        { title: t('metric.credit'), explain: 'metric.credit', number: true, of: (pair) => amount(value(pair), currency), data: (pair) => ({ 'data-metric': 'credit', 'data-value': value(pair) }), sort: (pair) => BigInt(value(pair)) },
        { title: t('metric.creditedOrders'), explain: 'metric.creditedOrders', number: true, of: (pair) => microOrders(pair.microOrders), sort: (pair) => pair.microOrders },
        ...refundColumns((pair) => pair.amounts.find((line) => line.currency === currency), currency),
        { title: t('share'), number: true, of: (pair) => [rate(ratio(value(pair), all)), vary(h('span', { class: `rate-bar kind-${pair.to === platform ? 'closed' : 'external'}`, 'aria-hidden': 'true' }), 'part', most > 0 ? Math.max(0, Number(value(pair)) / most) : 0)], sort: (pair) => BigInt(value(pair)) },
      ],
    }).show(sorted));
    files.offer(pairs.length === 0 ? [] : tableFiles(`${file}-pairs`, () => pairs.flatMap(({ to, microOrders: orders, amounts }) =>
      amounts.map((line) => ({ to, creditedOrders: orders / 1e6, currency: line.currency, credit: { minor: line.amount, currency: line.currency }, ...refundCells(line, line.currency) })))));
  };
  return { element, show };
}

function surfacesOf() {
  const files = downloads('entity-surfaces');
  const { element, body } = section({ title: t('surfaces.title'), hint: t('entity.surfacesHint'), testId: 'entity-surfaces', tools: files.element });
  const show = ({ surfaces }, { currency, file }) => {
    fill(body, surfaces.length === 0 ? emptyNote(t('empty.loops')) : new Table({
      caption: t('surfaces.title'),
      testId: 'entity-surface-table',
      rowData: ({ surface }) => ({ 'data-surface': surface }),
      columns: [
        { title: t('surface'), header: true, of: ({ surface }) => surfaceName(surface), sort: ({ surface }) => surfaceName(surface) },
        ...creditColumns(currency),
      ],
    }).show(surfaces));
    files.offer(surfaces.length === 0 ? [] : tableFiles(`${file}-surfaces`, () => surfaces.flatMap((row) => csvRows(row, { surface: row.surface }))));
  };
  return { element, show };
}

export const isEntityPath = (path) => path.length === 4 && path[0] === 'platforms' && Object.values(ENTITIES).includes(path[2]);
