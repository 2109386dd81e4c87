import { getAll, withQuery } from '../net/api.js';
import { readStream } from '../net/stream.js';
import { differenceOf } from '../data/compare.js';
import { Course } from '../data/course.js';
import { creditOf, moneyOf, newBuyersOf, ratesOf } from '../data/figures.js';
import { earnedOf, summaryAsRows } from '../data/groups.js';
import { hasSpend, spendTogether } from '../data/spend.js';
import { forDrawing, sum } from '../format/money.js';
import { filterOf, filterParameters } from '../state/filter.js';
import { aligned, rangeParameters, windowStarts } from '../state/ranges.js';
import { Chart } from '../ui/chart.js';
import { overTime } from '../ui/chartOptions.js';
import { delta } from '../ui/delta.js';
import { beforeNextFrame, fill, h } from '../ui/dom.js';
import { downloads, tableFiles, vectorFiles } from '../ui/download.js';
import { term } from '../ui/explain.js';
import { uncountedNote } from '../ui/filter.js';
import { emptyNote, leftOutNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { colour } from '../ui/theme.js';
import { patch } from '../ui/patch.js';
import { platformColour } from '../ui/platforms.js';
import { amount, count, microOrders, rate, shortCount, shortMajor, t, times, windowName } from '../i18n/i18n.js';
import { amountOr, olderNote } from './headlines.js';

// The stream sends these newest windows again when it connects.
const STREAMED = 60;

/** Traffic, money and rates of a platform over time: a query for the past, then the live stream. */
export function courses(context, { onCompared, onChange }) {
  const { life, world, status, id, chosen, range, grain } = context;
  const spanned = () => aligned({ from: range.from, to: range.to }, grain, world.zone);
  const course = new Course(spanned());
  const filter = filterOf(chosen);
  let compared = null;
  let notes = [];
  const parts = (filter ? [traffic, money] : [traffic, money, rates]).map((make) => make(context));
  const figures = h('section', { class: 'figures', 'aria-label': t('overview.figures'), 'data-testid': 'platform-figures' });
  const files = downloads('course');
  const numbers = section({ title: t('course.table'), testId: 'course', tools: files.element, follows: true });
  const load = loader(life, numbers.body);
  const rows = rowTable(id, chosen, grain, filter);
  const summary = h('summary', { 'data-key': 'course-summary' });
  const details = h('details', {}, summary, rows.element);

  const draw = beforeNextFrame(() => {
    if (life.isOver) {
      return;
    }
    const windows = course.windows(windowStarts(spanned(), grain, world.zone));
    const seen = windows.filter((each) => each.row);
    const names = windows.map((each) => windowName(each.start, grain));
    const then = compared?.rows ? comparedWindows(compared, windows, { grain, zone: world.zone }) : null;
    patch(figures, totalFigures(seen.map((each) => each.row), chosen, { id, compared, filter }));
    const marks = notes.map(({ at, text }) => ({ index: windowAt(windows, Date.parse(at)), label: text })).filter(({ index }) => index >= 0);
    parts.forEach((part) => part.show({ windows, names, then, marks, isEmpty: seen.length === 0 && !then }));
    summary.textContent = t('course.rows', { count: count(seen.length), number: seen.length });
    rows.show([...seen].reverse());
    fill(numbers.body, seen.length === 0 ? [emptyNote(t('empty.range')), olderNote(world, range)] : [details, leftOutNote(seen.map((each) => each.row))]);
    files.offer(seen.length === 0 ? [] : tableFiles(`millrace-${id}`, () => rows.shown.flatMap((each) => csvRows(each, id, filter))));
  });

  const show = (answer) => {
    status.of(answer);
    compared = answer.comparison ?? null;
    onCompared(compared);
    answer.rows.forEach((row) => course.put(row));
    draw();
  };

  const ask = async (signal) => {
    const answer = await getAll(`/v1/platforms/${encodeURIComponent(id)}/summary`,
      { ...rangeParameters(spanned()), grain, model: chosen.model, compare: chosen.compare, ...filterParameters(filter) }, 'rows', signal);
    return filter ? summaryAsRows(answer) : answer;
  };

  range.onMove(() => {
    course.move(spanned());
    draw();
    // The stream has no numbers of one channel or region.
    if (chosen.compare || filter) {
      load(ask, show, { quiet: true });
    }
  });

  let follows = false;
  load(ask, (answer) => {
    show(answer);
    if (!follows && range.isLive && !filter) {
      follows = true;
      follow();
    }
  });

  function follow() {
    readStream(withQuery('/v1/live', { platform: id, grain, last: STREAMED, model: chosen.model }), {
      state: (state) => status.state(state),
      event: (name, data) => {
        if (name === 'lag') {
          status.of({ lag: data.lag ?? data });
        } else if (name === 'summary') {
          course.put(data);
          draw();
          onChange();
        }
      },
    }, life.signal);
  }

  return {
    elements: [figures, h('div', { class: 'courses' }, parts.map((part) => part.element)), filter && uncountedNote(t('course.rates'), filter), numbers.element],
    mark(list) {
      notes = list;
      draw();
    },
  };
}

/** The rows of the compared range, window by window: the first beside the first, and so on. */
function comparedWindows({ from, to, rows }, windows, { grain, zone }) {
  const byStart = new Map(rows.map((row) => [Date.parse(row.start), row]));
  const starts = windowStarts({ from: Date.parse(from), to: Date.parse(to) }, grain, zone);
  return windows.map((_, index) => byStart.get(starts[index]) ?? null);
}

const windowAt = (windows, ms) => windows.findLastIndex(({ start }) => start <= ms);

function totalFigures(rows, { currency }, { id, compared, filter }) {
  const then = compared?.totals;
  const total = (pick) => rows.reduce((all, row) => all + pick(row), 0);
  const share = (part, whole) => (whole > 0 ? part / whole : null);
  const orders = total((row) => row.orders.count);
  const money = (value) => amountOr(value, currency);
  const spent = spendTogether(rows, currency);
  const spentThen = then && spendTogether([then], currency);
  return [
    ['events', total((row) => row.traffic.events), then?.traffic.events, count],
    ['opens', total((row) => row.traffic.opens), then?.traffic.opens, count],
    ['orders', orders, then?.orders.count, count],
    ...(rows.some((row) => newBuyersOf(row) != null) ? [['newBuyers', total((row) => newBuyersOf(row) ?? 0), then && newBuyersOf(then), count]] : []),
    ...(filter ? [] : [['returnRate', share(total((row) => row.loops.returns), orders), then && share(then.loops.returns, then.orders.count), rate]]),
    ['net', sum(rows.map((row) => moneyOf(row, currency))), then && moneyOf(then, currency), (value) => amount(value, currency)],
    ['refunded', sum(rows.map((row) => moneyOf(row, currency, 'refunded'))), then && moneyOf(then, currency, 'refunded'), (value) => amount(value, currency)],
    ...(filter ? [['credit', earnedOf(rows, currency), then && earnedOf([then], currency), (value) => amount(value, currency)]] : []),
    ...(spent ? [['spend', spent.spend, spentThen?.spend, money], ['roas', spent.roas, null, times], ['costPerOrder', spent.costPerOrder, spentThen?.costPerOrder, money]] : []),
    ...(spent?.costPerNewBuyer ? [['costPerNewBuyer', spent.costPerNewBuyer, spentThen?.costPerNewBuyer, money]] : []),
  ].map(([metric, value, before, write]) => h('div', { class: 'figure' },
    h('h2', {}, term(`metric.${metric}`)),
    h('p', { class: 'big', 'data-platform': id, 'data-metric': metric, 'data-value': value == null ? '' : String(value) }, write(value)),
    delta(differenceOf(value, before), write)));
}

function part(life, testId, title, options) {
  const files = downloads(testId);
  const { element, body } = section({ title, testId: `${testId}-panel`, tools: files.element, follows: true });
  const chart = new Chart(life, { label: title, testId, size: 'medium' });
  return {
    element,
    show(given) {
      const drawn = given.isEmpty ? null : options(given);
      if (!drawn || drawn.series.length === 0) {
        files.offer([]);
        fill(body, emptyNote(t('empty.range')));
        return;
      }
      if (!body.contains(chart.element)) {
        fill(body, chart.element);
      }
      files.offer(vectorFiles(`millrace-${testId}`, () => chart.asSvg()));
      chart.show(() => overTime({ ...options(given), names: given.names, marks: given.marks }));
    },
  };
}

function traffic({ life, id }) {
  return part(life, 'traffic', t('course.traffic'), ({ windows, then }) => ({
    axis: shortCount,
    whole: true,
    series: [
      countSeries(windows, 'metric.events', platformColour(id), (row) => row.traffic.events, { area: true }),
      then && countSeries(then.map((row) => ({ row })), 'metric.events', colour('kind-direct'), (row) => row.traffic.events, { dashed: true, compared: true }),
      countSeries(windows, 'metric.opens', colour('series-2'), (row) => row.traffic.opens),
      countSeries(windows, 'metric.visitors', colour('series-3'), (row) => row.traffic.visitors, { dashed: true }),
    ].filter(Boolean),
  }));
}

const isFuture = (start) => start !== undefined && start > Date.now();

function countSeries(windows, key, paint, pick, { compared, ...more } = {}) {
  const values = windows.map(({ start, row }) => (row ? pick(row) : isFuture(start) ? null : 0));
  const name = compared ? t('compare.of', { name: t(key) }) : t(key);
  return { name, kind: 'line', paint, values, format: (index) => count(values[index]), ...more };
}

function money({ life, chosen: { currency } }) {
  return part(life, 'money', `${t('course.money')} (${currency})`, ({ windows, then }) => ({
    axis: (value) => shortMajor(value, currency),
    series: [
      ...['gross', 'tips', 'ads', 'refunded'].map((field, index) => moneySeries(windows, field, currency, index))
        .filter((each) => each.values.some((value) => value !== 0)),
      spendSeries(windows, currency),
      then && comparedMoney(then, currency),
    ].filter(Boolean),
  }));
}

function moneySeries(windows, field, currency, index) {
  const minors = windows.map(({ row }) => (row ? moneyOf(row, currency, field) : '0'));
  const signed = field === 'refunded' ? -1 : 1;
  return {
    name: t(`metric.${field}`),
    kind: 'bar',
    stack: 'money',
    paint: colour(`money-${index + 1}`),
    values: minors.map((minor) => signed * forDrawing(minor, currency) || 0),
    format: (at) => amount(minors[at], currency),
  };
}

function spendSeries(windows, currency) {
  const minors = windows.map(({ row }) => (row ? moneyOf(row, currency, 'spend') : '0'));
  return minors.some((minor) => minor !== '0') && {
    name: t('metric.spend'),
    kind: 'line',
    paint: colour('kind-external'),
    values: minors.map((minor) => forDrawing(minor, currency)),
    format: (at) => amount(minors[at], currency),
  };
}

function comparedMoney(then, currency) {
  const minors = then.map((row) => (row ? moneyOf(row, currency) : '0'));
  return {
    name: t('compare.of', { name: t('metric.net') }),
    kind: 'line',
    dashed: true,
    paint: colour('kind-direct'),
    values: minors.map((minor) => forDrawing(minor, currency)),
    format: (at) => amount(minors[at], currency),
  };
}

function rates({ life, chosen: { currency } }) {
  const lines = [['closure', 'kind-closed'], ['leak', 'kind-external'], ['returns', 'series-2']];
  return part(life, 'rates', t('course.rates'), ({ windows, then }) => ({
    axis: (value) => rate(value),
    min: 0,
    max: 1,
    series: [
      ...lines.map(([name, paint]) => rateSeries(windows.map(({ row }) => row), name, colour(paint), currency)),
      ...(then ? lines.slice(0, 2).map(([name]) => rateSeries(then, name, colour('kind-direct'), currency, { dashed: true, compared: true })) : []),
    ],
  }));
}

function rateSeries(rows, name, paint, currency, { compared, ...more } = {}) {
  const values = rows.map((row) => (row ? ratesOf(row, currency)[name] : null));
  const title = t(`rate.${name}`);
  return { name: compared ? t('compare.of', { name: title }) : title, kind: 'line', paint, values, format: (index) => rate(values[index]), ...more };
}

function rowTable(id, { currency }, grain, filter) {
  const number = (metric, pick, write, sort = pick) => ({
    title: t(metric.includes('.') ? metric : `metric.${metric}`),
    explain: metric.includes('.') ? metric : `metric.${metric}`,
    number: true,
    of: ({ row }) => write(pick(row)),
    data: ({ row }) => ({ 'data-platform': id, 'data-metric': metric, 'data-value': pick(row) == null ? '' : String(pick(row)) }),
    sort: ({ row }) => sort(row),
  });
  const money = (field) => number(field, (row) => moneyOf(row, currency, field), (value) => amount(value, currency), (row) => BigInt(moneyOf(row, currency, field)));
  return new Table({
    caption: t('course.table'),
    testId: 'course-table',
    rowData: ({ row }) => ({ 'data-start': row.start }),
    columns: [
      { title: t('live.time'), header: true, of: ({ start }) => h('span', { class: 'tabular' }, windowName(start, grain)), sort: ({ start }) => start, search: ({ start }) => windowName(start, grain) },
      number('events', (row) => row.traffic.events, count),
      number('opens', (row) => row.traffic.opens, count),
      number('visitors', (row) => row.traffic.visitors, count),
      number('orders', (row) => row.orders.count, count),
      { ...number('newBuyers', newBuyersOf, count), when: (all) => all.some(({ row }) => newBuyersOf(row) != null) },
      money('net'),
      money('refunded'),
      ...spendColumns(number, currency),
      filter && number('creditedOrders', (row) => row.earned.microOrders, microOrders),
      filter && number('credit', (row) => earnedOf([row], currency), (value) => amount(value, currency), (row) => BigInt(earnedOf([row], currency))),
      !filter && number('rate.closure', (row) => ratesOf(row, currency).closure, rate),
      !filter && number('rate.leak', (row) => ratesOf(row, currency).leak, rate),
      !filter && number('rate.returns', (row) => ratesOf(row, currency).returns, rate),
    ],
  });
}

function spendColumns(number, currency) {
  const credit = (row) => creditOf(row, currency);
  const paid = (column) => ({ ...column, when: (rows) => hasSpend(rows.map(({ row }) => row)) });
  return [
    paid(number('spend', (row) => moneyOf(row, currency, 'spend'), (value) => amountOr(value, currency), (row) => BigInt(moneyOf(row, currency, 'spend')))),
    paid(number('roas', (row) => credit(row)?.roas, times, (row) => (credit(row)?.roas == null ? null : Number(credit(row).roas)))),
    ...['costPerOrder', 'costPerNewBuyer'].map((metric) => ({
      ...number(metric, (row) => credit(row)?.[metric], (value) => amountOr(value, currency), (row) => (credit(row)?.[metric] == null ? null : BigInt(credit(row)[metric]))),
      when: (rows) => rows.some(({ row }) => credit(row)?.[metric] != null),
    })),
  ];
}

/** One line for each currency; the counts stand in the first. */
function csvRows({ row }, platform, filter) {
  const rates = ratesOf(row, row.money[0]?.currency);
  const counts = {
    events: row.traffic.events, opens: row.traffic.opens, visitors: row.traffic.visitors, orders: row.orders.count, ...(newBuyersOf(row) == null ? {} : { newBuyers: newBuyersOf(row) }),
    ...(filter ? { creditedOrders: row.earned.microOrders / 1e6 } : { closureRate: rates.closure, leakRate: rates.leak, returnRate: rates.returns }),
  };
  const money = row.money.map(({ currency, ...line }) => ({
    currency, ...Object.fromEntries(['gross', 'tips', 'ads', 'refunded', 'net', 'spend'].filter((field) => line[field] != null).map((field) => [field, { minor: line[field], currency }])),
    ...(filter ? { credit: { minor: earnedOf([row], currency), currency } } : {}),
  }));
  const base = { platform, ...filterParameters(filter), start: row.start };
  return [{ ...base, ...counts, ...money[0] }, ...money.slice(1).map((line) => ({ ...base, ...line }))];
}
