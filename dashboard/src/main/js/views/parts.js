import { getAll } from '../net/api.js';
import { creditHasSpend, lineOf } from '../data/spend.js';
import { aligned, rangeParameters } from '../state/ranges.js';
import { delta } from '../ui/delta.js';
import { fill, h, setText, vary } from '../ui/dom.js';
import { downloads, drawingFiles, tableFiles } from '../ui/download.js';
import { dot } from '../ui/chartOptions.js';

import { emptyNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { surfaceName } from '../i18n/names.js';
import { amount, attention, count, microOrders, namedDay, rangeText, rate, t, times } from '../i18n/i18n.js';
import { amountOr } from './headlines.js';
import { refundCells, refundColumns } from './refundColumns.js';

const STEPS = ['seen', 'product_view', 'cart_add', 'purchase'];
const TOP = 12;

/**
 * A part of the page that is read in whole days. When the range is shorter, it says which days it
 * shows. It is read again when the range moves on. `ask(dates, signal)` asks for what is not one list.
 */
export function dayPart({ life, world, range }, { title, hint, testId, files, path, parameters = {}, list, draw, controls, ask, follows }) {
  const days = () => aligned({ from: range.from, to: range.to }, 'day', world.zone);
  const menu = files && downloads(testId);
  const part = section({ title, hint, testId, controls, tools: menu?.element, follows });
  const load = loader(life, part.body);
  const words = () => {
    const { from, to } = days();
    const whole = from === range.from && to === range.to;
    setText(part.hint, [hint, whole ? '' : t('days.whole', { range: rangeText({ from, to }) })].filter(Boolean).join(' '));
    part.hint.hidden = part.hint.textContent === '';
  };
  const askList = (dates, signal) => getAll(path, { ...dates, ...parameters }, list, signal);
  const question = (signal) => (ask ?? askList)(rangeParameters(days()), signal);
  const show = (answer) => {
    words();
    const drawn = draw(answer);
    fill(part.body, drawn ?? emptyNote(t('empty.range')));
    menu?.offer(drawn ? files(answer, part.body) : []);
  };
  range.onMove(() => load(question, show, { quiet: true }));
  load(question, show);
  return part.element;
}

/** The number of visitors of a day at each stage. Visitors of several days cannot be added up. */
export function funnelPart(context) {
  return dayPart(context, {
    title: t('funnel.title'), hint: t('funnel.hint'), testId: 'funnel', list: 'days',
    path: `/v1/platforms/${encodeURIComponent(context.id)}/funnel`,
    draw: ({ days }) => (days.length === 0 ? null : [funnelOf(days.at(-1)), days.length > 1 && dayTable(days)]),
    files: ({ days }, body) => [
      ...drawingFiles(`millrace-${context.id}-funnel`, () => body.querySelector('.funnel')), ...tableFiles(`millrace-${context.id}-funnel`, () => days),
    ],
  });
}

function funnelOf(day) {
  const most = Math.max(...STEPS.map((step) => day[step]), 1);
  return [
    h('p', { class: 'soft' }, namedDay(day.day)),
    h('ol', { class: 'funnel' }, STEPS.map((step, index) => h('li', {},
      h('span', { class: 'funnel-name' }, t(`funnel.${step}`)),
      vary(h('span', { class: 'funnel-bar', 'aria-hidden': 'true' }), 'part', day[step] / most),
      h('b', { class: 'number', 'data-metric': step, 'data-value': String(day[step]) }, count(day[step])),
      h('span', { class: 'soft number' }, index === 0 ? '' : rate(day[STEPS[index - 1]] > 0 ? day[step] / day[STEPS[index - 1]] : null))))),
  ];
}

function dayTable(days) {
  const list = new Table({
    caption: t('funnel.title'),
    testId: 'funnel-days',
    columns: [
      { title: t('period.day'), header: true, of: (day) => h('span', { class: 'tabular' }, namedDay(day.day)), sort: (day) => day.day, search: (day) => `${day.day} ${namedDay(day.day)}` },
      ...STEPS.map((step) => ({ title: t(`funnel.${step}`), number: true, of: (day) => count(day[step]), sort: (day) => day[step] })),
    ],
  });
  return h('details', {}, h('summary', { 'data-key': 'funnel-days' }, t('funnel.days', { count: days.length, number: days.length })), list.show([...days].reverse()));
}

/** The traffic and the credit of each surface of the platform. */
export function surfacesPart(context) {
  const { id, chosen } = context;
  let surfaces;
  return dayPart(context, {
    title: t('surfaces.title'), hint: t('surfaces.hint'), testId: 'surfaces', list: 'surfaces',
    path: `/v1/platforms/${encodeURIComponent(id)}/surfaces`,
    parameters: { model: chosen.model, compare: chosen.compare },
    draw: (answer) => {
      surfaces ??= surfaceTable(chosen);
      return answer.surfaces.length === 0 ? null : surfaces.show(byCredit(answer.surfaces, chosen.currency));
    },
    files: () => tableFiles(`millrace-${id}-surfaces`, () => surfaces.shown.flatMap((row) => csvRows(row, id, chosen.model))),
  });
}

const creditOf = (row, currency) => BigInt(row.credit.find((line) => line.currency === currency)?.amount ?? '0');

const byCredit = (surfaces, currency) => [...surfaces].sort((a, b) => {
  const [x, y] = [creditOf(a, currency), creditOf(b, currency)];
  return y > x ? 1 : y < x ? -1 : b.events - a.events;
});

function surfaceTable({ currency, compare }) {
  const data = (metric, value) => ({ 'data-metric': metric, 'data-value': value == null ? '' : String(value) });
  const change = ({ changes }, metric, code) => changes?.find((each) => each.metric === metric && (!code || each.currency === code));
  return new Table({
    caption: t('surfaces.title'),
    testId: 'surface-table',
    rowData: (row) => ({ 'data-surface': row.surface }),
    columns: [
      { title: t('surface'), header: true, of: (row) => surfaceName(row.surface), sort: (row) => surfaceName(row.surface), search: (row) => `${row.surface} ${surfaceName(row.surface)}` },
      { title: t('metric.events'), explain: 'metric.events', number: true, of: (row) => count(row.events), data: (row) => data('events', row.events), sort: (row) => row.events },
      { title: t('metric.visitors'), explain: 'metric.visitors', number: true, of: (row) => (row.visitors == null ? h('span', { class: 'explained soft', tabindex: '0', 'data-explain': 'visitors.unknown' }, count(null)) : count(row.visitors)), data: (row) => data('visitors', row.visitors), sort: (row) => row.visitors },
      { title: t('metric.attention'), explain: 'metric.attention', number: true, of: (row) => attention(row.attentionMs), sort: (row) => row.attentionMs },
      { title: t('metric.creditedOrders'), explain: 'metric.creditedOrders', number: true, of: (row) => microOrders(row.microOrders), data: (row) => data('microOrders', row.microOrders), sort: (row) => row.microOrders },
      {
        title: t('metric.credit'),
        explain: 'metric.credit',
        key: 'credit',
        number: true,
        of: (row) => (row.credit.length === 0 ? count(null) : row.credit.map((line) => h('div', data('credit', line.amount), amount(line.amount, line.currency),
          compare !== '' && h('div', {}, delta(change(row, 'amount', line.currency), (value) => amount(value, line.currency)))))),
        sort: (row) => creditOf(row, currency),
      },
      newBuyersColumn(),
      ...refundColumns((row) => lineOf(row, currency), currency),
      ...spendColumns(currency),
    ],
  });
}

/** The part of the earned orders that new buyers placed. Shown only where there are such buyers. */
export function newBuyersColumn() {
  return {
    title: t('metric.creditNewBuyers'), explain: 'metric.creditNewBuyers', key: 'microNewBuyers', number: true,
    when: (rows) => rows.some(({ microNewBuyers = 0 }) => microNewBuyers > 0),
    of: (row) => microOrders(row.microNewBuyers ?? null),
    data: (row) => ({ 'data-metric': 'microNewBuyers', 'data-value': String(row.microNewBuyers ?? '') }),
    sort: (row) => row.microNewBuyers ?? null,
  };
}

/** Spend and what it brought, of rows with a line of credit for each currency. Shown only where money was paid. */
export function spendColumns(currency) {
  const of = (row, metric) => lineOf(row, currency)?.[metric] ?? null;
  const column = (metric, write, order) => ({
    title: t(`metric.${metric}`),
    explain: `metric.${metric}`,
    key: metric,
    number: true,
    when: creditHasSpend,
    of: (row) => write((of(row, 'spend') ?? '0') === '0' ? null : of(row, metric), currency),
    data: (row) => ({ 'data-metric': metric, 'data-value': of(row, metric) ?? '' }),
    sort: (row) => (of(row, metric) == null ? null : order(of(row, metric))),
  });
  return [column('spend', amountOr, BigInt), column('roas', times, Number), column('costPerOrder', amountOr, BigInt), column('costPerNewBuyer', amountOr, BigInt)];
}

/** New buyers as a cell of a file. */
export const newBuyersCell = ({ microNewBuyers }) => (microNewBuyers == null ? {} : { creditedNewBuyers: microNewBuyers / 1e6 });

/** Spend and what it brought as cells of a file. Empty where nothing was paid. */
export function spendCells({ currency, spend = '0', roas, costPerOrder, costPerNewBuyer }) {
  const money = (minor) => (minor == null ? '' : { minor, currency });
  return spend === '0' ? {} : { spend: money(spend), roas: roas ?? '', costPerOrder: money(costPerOrder), costPerNewBuyer: money(costPerNewBuyer) };
}

/** One line for each currency; the counts stand in the first. */
function csvRows(row, platform, model) {
  const base = { platform, surface: row.surface, model };
  const counts = { events: row.events, visitors: row.visitors, attentionSeconds: row.attentionMs / 1000, creditedOrders: row.microOrders / 1e6, ...newBuyersCell(row) };
  const credit = row.credit.map((line) => ({
    currency: line.currency, credit: { minor: line.amount, currency: line.currency }, ...refundCells(line, line.currency), ...spendCells(line),
  }));
  return [{ ...base, ...counts, ...credit[0] }, ...credit.slice(1).map((line) => ({ ...base, ...line }))];
}

/** The most frequent moves from and to the platform. */
export function flowsPart(context) {
  const { id, world } = context;
  const here = (place) => place?.platform === id;
  return dayPart(context, {
    title: t('flows.title'), hint: t('flows.hint'), testId: 'flows', list: 'edges',
    path: '/v1/flows', parameters: { platform: id },
    draw: ({ edges }) => {
      const sorted = [...edges].sort((a, b) => b.count - a.count);
      return edges.length === 0 ? null : h('div', { class: 'two three' },
        flowList(t('flows.in'), 'flows-in', sorted.filter((edge) => !here(edge.from) && here(edge.to)), world),
        flowList(t('flows.within'), 'flows-within', sorted.filter((edge) => here(edge.from) && here(edge.to)), world),
        flowList(t('flows.out'), 'flows-out', sorted.filter((edge) => here(edge.from) && !here(edge.to)), world));
    },
    files: ({ edges }) => tableFiles(`millrace-${id}-moves`, () => edges.map(({ from, to, count: moves }) => ({
      fromPlatform: from?.platform ?? '', fromSurface: from?.surface ?? '', toPlatform: to.platform, toSurface: to.surface, moves,
    }))),
  });
}

function flowList(title, testId, edges, world) {
  const most = edges[0]?.count ?? 1;
  const rest = edges.length - TOP;
  return h('div', {}, h('h3', {}, title), edges.length === 0 ? emptyNote(t('empty.range')) : [
    h('ol', { class: 'flows', 'data-testid': testId },
      edges.slice(0, TOP).map((edge) => vary(h('li', {},
        h('span', {}, placeName(edge.from, world), ' → ', placeName(edge.to, world)),
        h('b', { class: 'number', 'data-value': String(edge.count) }, count(edge.count))), 'part', edge.count / most))),
    rest > 0 && h('p', { class: 'hint' }, t('flows.rest', { count: count(rest), number: rest }))]);
}

function placeName(place, world) {
  return place == null
    ? h('i', {}, t('flows.entry'))
    : h('span', { class: 'place' }, dot(platformColour(place.platform)), world.name(place.platform), ' · ', surfaceName(place.surface));
}
