import { getJson, withQuery } from '../net/api.js';
import { readStream } from '../net/stream.js';
import { differenceOf, thenOf } from '../data/compare.js';
import { creditOf, currenciesOfRows, moneyOf, newBuyersOf, ratesOf, together } from '../data/figures.js';
import { earnedCurrencies, earnedOf, platformsAsRows } from '../data/groups.js';
import { hasSpend, spendTogether } from '../data/spend.js';
import { fill, h, vary } from '../ui/dom.js';
import { delta } from '../ui/delta.js';
import { downloads, tableFiles } from '../ui/download.js';
import { dot } from '../ui/chartOptions.js';
import { term } from '../ui/explain.js';
import { emptyNote, leftOutNote, problemNote } from '../ui/notes.js';
import { patch } from '../ui/patch.js';
import { platformColour } from '../ui/platforms.js';
import { loader } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { filterOf, filterParameters } from '../state/filter.js';
import { linkTo } from '../state/router.js';
import { customName, rangeParameters } from '../state/ranges.js';
import { sum } from '../format/money.js';
import { ownerName } from '../i18n/names.js';
import { amount, attention, count, dayText, microOrders, rangeText, rate, shortAmount, shortCount, t, time, times } from '../i18n/i18n.js';

const REFRESH_MS = 300;

// Numbers of one channel or region are read from more cells.
const FILTERED_MS = 3000;

/** The numbers of the range: of all platforms together and of each platform with data. They follow the stream. */
export function headlines({ life, world, status }, { chosen, range, onChange, onCompared }) {
  const figures = h('section', { class: 'figures', 'aria-label': t('overview.figures'), 'data-testid': 'figures' });
  const files = downloads('headlines');
  const body = h('div', {});
  const note = h('div', {});
  const list = h('section', { class: 'panel', 'aria-labelledby': 'headlines-title' },
    h('header', { class: 'panel-head' }, h('h2', { id: 'headlines-title' }, t('overview.platforms')), h('div', { class: 'panel-tools' }, files.element)), body, note);
  const load = loader(life, body);
  const filter = filterOf(chosen);
  let platforms;
  let timer;
  let busy = false;
  let again = false;
  let askedAt = 0;

  const ask = async (signal) => {
    const answer = await getJson('/v1/platforms', { ...rangeParameters(range), model: chosen.model, compare: chosen.compare, ...filterParameters(filter) }, signal);
    return filter ? platformsAsRows(answer) : answer;
  };

  const show = (answer) => {
    busy = false;
    status.of(answer);
    world.platforms = filter ? world.platforms : answer.platforms;
    onCompared(answer.comparison);
    const active = answer.platforms.filter((each) => each.range || each.changes?.length > 0);
    const rows = active.map((each) => each.range).filter(Boolean);
    patch(figures, figureCards(rows, active, chosen));
    platforms ??= platformTable(world, chosen.compare !== '', filter);
    fill(body, rows.length === 0 ? [emptyNote(t('empty.range')), olderNote(world, range)] : platforms.show(inTraffic(active)),
      leftOutNote(rows), silentNote(answer.platforms.filter((each) => !active.includes(each)), world));
    files.offer(rows.length === 0 ? [] : tableFiles('millrace-platforms', () => platforms.shown.flatMap((each) => csvRows(each, range, filter))));
    if (again) {
      refresh();
    }
  };

  /** Asks again at once or after the shortest time between two questions, unless an answer is on its way. */
  function refresh() {
    again = busy;
    if (!busy && !timer) {
      timer = setTimeout(() => {
        timer = undefined;
        busy = true;
        again = false;
        askedAt = performance.now();
        load(ask, show, { quiet: true });
      }, Math.max(0, askedAt + (filter ? FILTERED_MS : REFRESH_MS) - performance.now()));
    }
  }

  function follow() {
    readStream(withQuery('/v1/live', { grain: 'minute', last: 1 }), {
      state: (state) => {
        status.state(state);
        fill(note, state.name === 'failed' && problemNote(state.problem));
      },
      event: (name, data) => {
        if (name === 'lag') {
          status.of({ lag: data.lag ?? data });
        } else if (name === 'summary') {
          refresh();
          onChange();
        }
      },
    }, life.signal);
  }

  range.onMove(refresh);
  life.onEnd(() => clearTimeout(timer));
  load(ask, show);
  if (range.isLive) {
    follow();
  }
  return { figures, list };
}

const inTraffic = (platforms) => [...platforms].sort((a, b) => (b.range?.traffic.events ?? 0) - (a.range?.traffic.events ?? 0));

function figureCards(rows, active, { compare, currency }) {
  const all = together(rows);
  const then = (metric, code) => (compare ? thenOf(active, metric, code) : null);
  const chosenFirst = [...all.money].sort((a, b) => (b.currency === currency) - (a.currency === currency));
  return [
    figure('metric.events', 'events', all.events, shortCount, count, then('events')),
    figure('metric.opens', 'opens', all.opens, shortCount, count, then('opens')),
    figure('metric.attention', 'attention', all.attentionMs, attention, attention, then('attentionMs')),
    figure('metric.orders', 'orders', all.orders, shortCount, count, then('orders'), newBuyersLine(all.newBuyers, then('newBuyers'))),
    chosenFirst.slice(0, 2).map((money) => [moneyFigure(money, then('net', money.currency)), spendFigure(rows, money.currency)]),
    earnedCurrencies(rows).sort((a, b) => (b === currency) - (a === currency)).slice(0, 2).map((code) => earnedFigure(rows, code, then('amount', code))),
  ];
}

function newBuyersLine(value, then) {
  return value != null && h('ul', { class: 'share-list' }, h('li', {}, term('metric.newBuyers'), ' ',
    h('b', { title: count(value), 'data-platform': 'all', 'data-metric': 'newBuyers', 'data-value': String(value) }, shortCount(value)), ' ',
    delta(differenceOf(value, then), count)));
}

function figure(key, metric, value, short, full, then, more) {
  return h('div', { class: 'figure' },
    h('h2', {}, term(key)),
    h('p', { class: 'big', title: full(value), 'data-platform': 'all', 'data-metric': metric, 'data-value': String(value) }, short(value)),
    delta(differenceOf(value, then), full), more);
}

function moneyFigure(money, then) {
  const { currency, net } = money;
  const write = (value) => amount(value, currency);
  return h('div', { class: 'figure figure-money' },
    h('h2', {}, term('metric.net'), h('span', { class: 'soft' }, ' ', currency)),
    h('p', {
      class: 'big', title: write(net),
      'data-platform': 'all', 'data-metric': 'net', 'data-currency': currency, 'data-value': net,
    }, shortAmount(net, currency), ' ', delta(differenceOf(net, then), write)),
    shares(money));
}

/** What the touches of one channel or region earned. */
function earnedFigure(rows, currency, then) {
  const value = earnedOf(rows, currency);
  const write = (minor) => amount(minor, currency);
  return h('div', { class: 'figure figure-money' },
    h('h2', {}, term('metric.credit'), h('span', { class: 'soft' }, ' ', currency)),
    h('p', {
      class: 'big', title: write(value), 'data-platform': 'all', 'data-metric': 'credit', 'data-currency': currency, 'data-value': value,
    }, shortAmount(value, currency), ' ', delta(differenceOf(value, then), write)));
}

/** What was paid for traffic, and what that brought. Empty where nothing was paid. */
function spendFigure(rows, currency) {
  const spent = spendTogether(rows, currency);
  const data = (metric, value) => ({ 'data-platform': 'all', 'data-metric': metric, 'data-currency': currency, 'data-value': value == null ? '' : String(value) });
  return spent && h('div', { class: 'figure figure-money' },
    h('h2', {}, term('metric.spend'), h('span', { class: 'soft' }, ' ', currency)),
    h('p', { class: 'big', title: amount(spent.spend, currency), ...data('spend', spent.spend) }, shortAmount(spent.spend, currency)),
    h('ul', { class: 'share-list' },
      h('li', {}, term('metric.roas'), ' ', h('b', data('roas', spent.roas), times(spent.roas))),
      h('li', {}, term('metric.costPerOrder'), ' ', h('b', data('costPerOrder', spent.costPerOrder), amountOr(spent.costPerOrder, currency))),
      spent.costPerNewBuyer != null && h('li', {}, term('metric.costPerNewBuyer'), ' ', h('b', data('costPerNewBuyer', spent.costPerNewBuyer), amountOr(spent.costPerNewBuyer, currency)))));
}

/** An amount, or a dash where there is none. */
export const amountOr = (minor, currency) => (minor == null ? count(null) : amount(minor, currency));

/**
 * The parts of the credit: closed, external and direct. They are parts of their own sum, because
 * credit may arrive a moment before or after its money.
 */
function shares({ closed, external, direct, currency }) {
  const parts = [['closed', closed], ['external', external], ['direct', direct]];
  const whole = Number(sum([closed, external, direct]));
  if (!(whole > 0) || parts.some(([, part]) => Number(part) < 0)) {
    return null;
  }
  return [
    h('div', { class: 'share-bar', 'aria-hidden': 'true' },
      parts.map(([kind, part]) => vary(h('span', { class: `kind-${kind}` }), 'part', Number(part) / whole))),
    h('ul', { class: 'share-list' }, parts.map(([kind, part]) =>
      h('li', { title: amount(part, currency) }, h('span', { class: `dot kind-${kind}`, 'aria-hidden': 'true' }),
        term(`kind.${kind}`), ' ', h('b', {}, rate(Number(part) / whole))))),
  ];
}

function platformTable(world, compared, filter) {
  const number = (key, metric, of, write) => ({
    title: t(key),
    explain: key,
    key: metric,
    number: true,
    of: ({ range, changes }) => [write(range ? of(range) : null),
      compared && changeCell(changes, { orders: 'orders' }[metric] ?? metric, null, write)],
    data: ({ id, range }) => ({ 'data-platform': id, 'data-metric': metric, 'data-value': String((range && of(range)) ?? '') }),
    sort: ({ range }) => (range ? of(range) : null),
  });
  const rates = (row) => ratesOf(row, currenciesOfRows([row])[0]);
  return new Table({
    caption: t('overview.platforms'),
    testId: 'headlines',
    cards: true,
    rowData: ({ id }) => ({ 'data-platform-row': id }),
    columns: [
      { title: t('platform'), header: true, of: ({ id }) => platformLink(id, world), sort: ({ id }) => world.name(id), search: ({ id, owner }) => `${id} ${world.name(id)} ${ownerName(owner)}` },
      number('metric.events', 'events', (row) => row.traffic.events, count),
      number('metric.opens', 'opens', (row) => row.traffic.opens, count),
      number('metric.visitors', 'visitors', (row) => row.traffic.visitors, distinct),
      number('metric.orders', 'orders', (row) => row.orders.count, count),
      { ...number('metric.newBuyers', 'newBuyers', newBuyersOf, count), when: (rows) => rows.some(({ range }) => range && newBuyersOf(range) != null) },
      {
        title: t('metric.net'),
        explain: 'metric.net',
        number: true,
        of: ({ id, range, changes }) => (!range || range.money.length === 0 ? count(null) : range.money.map((line) =>
          h('div', { 'data-platform': id, 'data-metric': 'net', 'data-currency': line.currency, 'data-value': line.net },
            amount(line.net, line.currency),
            compared && changeCell(changes, 'net', line.currency, (value) => amount(value, line.currency))))),
        sort: ({ range }) => (range?.money.length > 0 ? BigInt(moneyOf(range, range.money[0].currency)) : null),
      },
      ...spendColumns(compared),
      ...(filter ? earnedColumns(number, compared) : []),
      !filter && rateColumn('rate.closure', 'closureRate', (row) => rates(row).closure, 'closed'),
      !filter && rateColumn('rate.leak', 'leakRate', (row) => rates(row).leak, 'external'),
      !filter && { title: t('lastSeen'), explain: 'lastSeen', number: true, of: ({ lastSeen }) => h('span', { class: 'tabular soft' }, lastSeen ? time(lastSeen) : count(null)), data: ({ id, lastSeen }) => ({ 'data-platform': id, 'data-metric': 'lastSeen', 'data-value': lastSeen ?? '' }), sort: ({ lastSeen }) => lastSeen },
    ],
  });
}

/** What the touches of one channel or region earned, in orders and in each currency. */
function earnedColumns(number, compared) {
  const lines = ({ range }) => range?.earned.credit ?? [];
  return [
    number('metric.creditedOrders', 'microOrders', (row) => row.earned.microOrders, microOrders),
    {
      title: t('metric.credit'), explain: 'metric.credit', key: 'credit', number: true,
      of: (row) => (lines(row).length === 0 ? count(null) : lines(row).map((line) =>
        h('div', { 'data-platform': row.id, 'data-metric': 'credit', 'data-currency': line.currency, 'data-value': line.amount },
          amount(line.amount, line.currency),
          compared && changeCell(row.changes, 'amount', line.currency, (value) => amount(value, line.currency))))),
      sort: (row) => (lines(row).length === 0 ? null : BigInt(lines(row)[0].amount)),
    },
  ];
}

/** Spend and what it brought, in each currency. The columns exist only where money was paid. */
function spendColumns(compared) {
  const paid = ({ range }) => (range?.money ?? []).filter(({ spend = '0' }) => spend !== '0');
  const column = (metric, of, write) => ({
    title: t(`metric.${metric}`),
    explain: `metric.${metric}`,
    key: metric,
    number: true,
    when: (rows) => hasSpend(rows.map(({ range }) => range).filter(Boolean)),
    of: (row) => (paid(row).length === 0 ? count(null) : paid(row).map((line) =>
      h('div', { 'data-platform': row.id, 'data-metric': metric, 'data-currency': line.currency, 'data-value': of(row.range, line) ?? '' },
        write(of(row.range, line), line.currency),
        compared && metric === 'spend' && changeCell(row.changes, metric, line.currency, (value) => amount(value, line.currency))))),
    sort: (row) => (paid(row).length === 0 ? null : Number(of(row.range, paid(row)[0]) ?? 0)),
  });
  return [
    column('spend', (_, line) => line.spend, amountOr),
    column('roas', (range, line) => creditOf(range, line.currency)?.roas, times),
    column('costPerOrder', (range, line) => creditOf(range, line.currency)?.costPerOrder, amountOr),
    column('costPerNewBuyer', (range, line) => creditOf(range, line.currency)?.costPerNewBuyer, amountOr),
  ];
}

/** Distinct people cannot be added up over windows, so their number may be unknown. */
function distinct(value) {
  return value == null ? h('span', { class: 'explained soft', tabindex: '0', 'data-explain': 'visitors.unknown' }, count(null)) : count(value);
}

function changeCell(changes, metric, currency, write) {
  const change = changes?.find((each) => each.metric === metric && (each.currency ?? null) === currency);
  return change ? h('div', {}, delta(change, write)) : null;
}

function rateColumn(key, metric, of, kind) {
  return {
    title: t(key),
    explain: key,
    number: true,
    of: ({ range }) => {
      const value = range ? of(range) : null;
      return [rate(value), value != null && vary(h('span', { class: `rate-bar kind-${kind}`, 'aria-hidden': 'true' }), 'part', Math.max(0, Math.min(1, value)))];
    },
    data: ({ id, range }) => ({ 'data-platform': id, 'data-metric': metric, 'data-value': String((range && of(range)) ?? '') }),
    sort: ({ range }) => (range ? of(range) : null),
  };
}

export function platformLink(id, world, { owner: withOwner = true } = {}) {
  const owner = world.platforms.find((each) => each.id === id)?.owner;
  return h('a', { class: 'platform-link', href: linkTo(['platforms', id]), 'data-key': `link-${id}` },
    dot(platformColour(id)), h('span', {}, world.name(id)), withOwner && owner && h('small', { class: 'soft' }, ownerName(owner)));
}

/** Where the newest data is, when the range has none. */
export function olderNote(world, range) {
  const day = world.newestDay;
  if (day === null || day >= range.from) {
    return null;
  }
  const length = Math.max(1, Math.round((range.to - range.from) / 86400000));
  const name = customName({ from: world.zone.plusDays(day, 1 - length), to: world.zone.plusDays(day, 1) }, world.zone);
  return h('p', { class: 'ways-on', 'data-testid': 'older' }, t('empty.newest', { day: dayText(day) }), ' ',
    h('a', { href: linkTo([], { range: name }) }, t('empty.show')));
}

function silentNote(silent, world) {
  return silent.length > 0 && h('details', {}, h('summary', { 'data-key': 'silent' }, t('overview.silent', { count: silent.length, number: silent.length })),
    h('p', { class: 'hint' }, silent.map((each) => world.name(each.id)).join(', ')));
}

const costCells = (line, currency) => Object.fromEntries(['costPerOrder', 'costPerNewBuyer']
  .filter((metric) => line?.[metric] != null).map((metric) => [metric, { minor: line[metric], currency }]));

/** One line for each currency; the counts stand in the first. */
function csvRows({ id, range, lastSeen }, shown, filter) {
  const base = { platform: id, range: rangeText(shown), ...(filter ? { [filter.by]: filter.value } : { lastSeen: lastSeen ?? '' }) };
  const counts = range ? { events: range.traffic.events, opens: range.traffic.opens, visitors: range.traffic.visitors, orders: range.orders.count, ...(newBuyersOf(range) == null ? {} : { newBuyers: newBuyersOf(range) }), ...(filter ? { creditedOrders: range.earned.microOrders / 1e6 } : {}) } : {};
  const earned = (currency) => (filter ? { credit: { minor: earnedOf([range], currency), currency } } : {});
  const money = (range?.money ?? []).map(({ currency, net, gross, refunded, spend = '0' }) => ({
    currency, net: { minor: net, currency }, gross: { minor: gross, currency }, refunded: { minor: refunded, currency }, ...earned(currency),
    ...(spend === '0' ? {} : { spend: { minor: spend, currency }, roas: creditOf(range, currency)?.roas, ...costCells(creditOf(range, currency), currency) }),
  }));
  return [{ ...base, ...counts, ...money[0] }, ...money.slice(1).map((line) => ({ ...base, ...line }))];
}
