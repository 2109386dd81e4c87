import { getAll, withQuery } from '../net/api.js';
import { readStream } from '../net/stream.js';
import { Course } from '../data/course.js';
import { moneyOf, ratesOf } from '../data/figures.js';
import { forDrawing, sum } from '../format/money.js';
import { aligned, rangeOf, rangeParameters } from '../state/ranges.js';
import { Chart } from '../ui/chart.js';
import { overTime } from '../ui/chartOptions.js';
import { beforeNextFrame, fill, h } from '../ui/dom.js';
import { emptyNote, leftOutNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { table } from '../ui/table.js';
import { colour } from '../ui/theme.js';
import { platformColour } from '../ui/platforms.js';
import { amount, count, rate, shortCount, t, windowName } from '../i18n/i18n.js';

const SIZES = { minute: 60000, hour: 3600000, day: 86400000 };
const STREAMED = 60;

/** Traffic, money and rates of a platform over time: a query for the past, then the live stream. */
export function courses(context) {
  const { life, world, status, id, chosen } = context;
  const range = aligned(rangeOf(chosen.range, world.now, world.offset), chosen.grain, world.offset);
  const course = new Course(range.from);
  const parts = [traffic, money, rates].map((make) => make(context));
  const figures = h('section', { class: 'figures', 'aria-label': t('overview.figures'), 'data-testid': 'platform-figures' });
  const numbers = section({ title: t('course.table'), testId: 'course' });
  const load = loader(life, numbers.body);

  const draw = beforeNextFrame(() => {
    if (!life.isOver) {
      const windows = course.windows(SIZES[chosen.grain]);
      const names = windows.map((each) => windowName(each.start, chosen.grain, world.offset));
      fill(figures, totalFigures(windows, chosen, id));
      parts.forEach((part) => part.show(windows, names));
      fill(numbers.body, windows.length === 0 ? emptyNote(t('empty.range'))
        : [rowTable(windows, names, chosen, id), leftOutNote(windows.map((each) => each.row).filter(Boolean))]);
    }
  });

  const parameters = { ...rangeParameters(range), grain: chosen.grain, model: chosen.model };
  load((signal) => getAll(`/v1/platforms/${encodeURIComponent(id)}/summary`, parameters, 'rows', signal), (answer) => {
    status.of(answer);
    answer.rows.forEach((row) => course.put(row));
    fill(numbers.body, h('span', {}));
    draw();
    follow();
  });

  function follow() {
    readStream(withQuery('/v1/live', { platform: id, grain: chosen.grain, last: STREAMED, model: chosen.model }), {
      state: (state) => status.state(state),
      event: (name, data) => {
        if (name === 'ready') {
          status.asOf(data.asOf);
        } else if (name === 'lag') {
          status.of(data);
        } else if (name === 'summary') {
          course.put(data);
          draw();
        }
      },
    }, life.signal);
  }

  return [figures, h('div', { class: 'courses' }, parts.map((part) => part.element)), numbers.element];
}

function totalFigures(windows, { currency }, id) {
  const rows = windows.map((each) => each.row).filter(Boolean);
  const total = (pick) => rows.reduce((all, row) => all + pick(row), 0);
  const net = sum(rows.map((row) => moneyOf(row, currency)));
  const orders = total((row) => row.orders.count);
  const returns = total((row) => row.loops.returns);
  return [
    ['events', total((row) => row.traffic.events), count],
    ['opens', total((row) => row.traffic.opens), count],
    ['orders', orders, count],
    ['returnRate', orders > 0 ? returns / orders : null, rate],
    ['net', net, (value) => amount(value, currency)],
  ].map(([metric, value, write]) => h('div', { class: metric === 'net' ? 'figure figure-money' : 'figure' },
    h('h2', {}, t(`metric.${metric}`)),
    h('p', { class: 'big', 'data-platform': id, 'data-metric': metric, 'data-value': value == null ? '' : String(value) }, write(value))));
}

function part(life, testId, title, options) {
  const { element, body } = section({ title, testId: `${testId}-panel` });
  const chart = new Chart(life, { label: title, testId, size: 'medium' });
  return {
    element,
    show(windows, names) {
      if (windows.length === 0) {
        fill(body, emptyNote(t('empty.range')));
      } else {
        if (!body.contains(chart.element)) {
          fill(body, chart.element);
        }
        chart.show(() => overTime(options(windows, names)));
      }
    },
  };
}

function traffic({ life, id }) {
  return part(life, 'traffic', t('course.traffic'), (windows, names) => ({
    names,
    axis: shortCount,
    series: [
      countSeries(windows, 'metric.events', platformColour(id), (row) => row.traffic.events, { area: true }),
      countSeries(windows, 'metric.opens', colour('series-2'), (row) => row.traffic.opens),
      countSeries(windows, 'metric.visitors', colour('series-3'), (row) => row.traffic.visitors, { dashed: true }),
    ],
  }));
}

function countSeries(windows, key, paint, pick, more = {}) {
  const values = windows.map(({ row }) => (row ? pick(row) : 0));
  return { name: t(key), kind: 'line', paint, values, format: (index) => count(values[index]), ...more };
}

function money({ life, chosen: { currency } }) {
  return part(life, 'money', `${t('course.money')} (${currency})`, (windows, names) => ({
    names,
    axis: shortCount,
    series: ['gross', 'tips', 'ads', 'refunded'].map((field, index) => moneySeries(windows, field, currency, index))
      .filter((each) => each.values.some((value) => value !== 0)),
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

function rates({ life, chosen: { currency } }) {
  const lines = [['closure', 'kind-closed'], ['leak', 'kind-external'], ['returns', 'series-2']];
  return part(life, 'rates', t('course.rates'), (windows, names) => ({
    names,
    axis: (value) => rate(value),
    max: 1,
    series: lines.map(([name, paint]) => {
      const values = windows.map(({ row }) => (row ? ratesOf(row, currency)[name] : null));
      return { name: t(`rate.${name}`), kind: 'line', paint: colour(paint), values, format: (index) => rate(values[index]) };
    }),
  }));
}

function rowTable(windows, names, { currency }, id) {
  const shown = windows.map((each, index) => ({ ...each, name: names[index] })).filter((each) => each.row).reverse();
  const number = (metric, pick, write) => ({
    title: t(metric.includes('.') ? metric : `metric.${metric}`),
    number: true,
    of: ({ row }) => write(pick(row)),
    data: ({ row }) => ({ 'data-platform': id, 'data-metric': metric, 'data-value': pick(row) == null ? '' : String(pick(row)) }),
  });
  return h('details', {}, h('summary', { 'data-key': 'course-summary' }, t('course.rows', { count: shown.length })), table({
    caption: t('course.table'),
    testId: 'course-table',
    rows: shown,
    rowData: ({ row }) => ({ 'data-start': row.start }),
    columns: [
      { title: t('live.time'), header: true, of: ({ name }) => h('span', { class: 'tabular' }, name) },
      number('events', (row) => row.traffic.events, count),
      number('opens', (row) => row.traffic.opens, count),
      number('visitors', (row) => row.traffic.visitors, count),
      number('orders', (row) => row.orders.count, count),
      number('net', (row) => moneyOf(row, currency), (value) => amount(value, currency)),
      number('rate.closure', (row) => ratesOf(row, currency).closure, rate),
      number('rate.leak', (row) => ratesOf(row, currency).leak, rate),
      number('rate.returns', (row) => ratesOf(row, currency).returns, rate),
    ],
  }));
}
