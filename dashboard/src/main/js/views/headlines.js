import { withQuery } from '../net/api.js';
import { readStream } from '../net/stream.js';
import { currenciesOfRows, ratesOf, together } from '../data/figures.js';
import { beforeNextFrame, fill, h, vary } from '../ui/dom.js';
import { dot } from '../ui/chartOptions.js';
import { emptyNote, leftOutNote, problemNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { hashOf } from '../state/router.js';
import { dayStart } from '../state/ranges.js';
import { sum } from '../format/money.js';
import { ownerName } from '../i18n/names.js';
import { amount, attention, count, rate, shortAmount, shortCount, t, windowName } from '../i18n/i18n.js';

/** Today's numbers of all platforms together and of each platform, live. */
export function headlines({ life, world, status }, { onChange }) {
  const rows = new Map(world.platforms.filter((each) => each.latest).map((each) => [each.id, each.latest]));
  let order = world.sorted.filter((each) => each.latest).map((each) => each.id);
  const figures = h('section', { class: 'figures', 'aria-label': t('overview.figures'), 'data-testid': 'figures' });
  const list = h('section', { class: 'panel flush', 'aria-label': t('overview.platforms') });
  const note = h('div', {});

  const draw = beforeNextFrame(() => {
    if (!life.isOver) {
      const today = dayRows(rows, world);
      fill(figures, figureCards(today, world));
      fill(list, platformTable(order, today, world), leftOutNote([...today.rows.values()]), others(world, rows), note);
    }
  });

  status.of(world);
  readStream(withQuery('/v1/live', { grain: 'day', last: 1 }), {
    state: (state) => {
      status.state(state);
      if (state.name === 'failed') {
        fill(note, problemNote(state.problem));
      }
    },
    event: (name, row) => {
      if (name === 'ready') {
        status.asOf(row.asOf);
      } else if (name === 'lag') {
        status.of(row);
      } else if (name === 'summary') {
        order = rows.has(row.platform) ? order : [...order, row.platform];
        rows.set(row.platform, row);
        onChange();
        draw();
      }
    },
  }, life.signal);
  draw();
  return { figures, list };
}

/** The rows of today, or of the newest day with data when today has none. */
function dayRows(rows, world) {
  const newest = Math.max(...[...rows.values()].map((row) => Date.parse(row.start)));
  const day = dayStart(newest, world.offset);
  const ofDay = new Map([...rows].filter(([, row]) => Date.parse(row.start) >= day));
  return { day, isToday: day === dayStart(Date.now(), world.offset), rows: ofDay };
}

function figureCards({ day, isToday, rows }, world) {
  const all = together([...rows.values()]);
  const name = isToday ? t('today') : windowName(day, 'day', world.offset);
  return [
    figure(t('metric.events'), 'events', all.events, shortCount(all.events), count(all.events), name),
    figure(t('metric.opens'), 'opens', all.opens, shortCount(all.opens), count(all.opens), name),
    figure(t('metric.attention'), 'attention', all.attentionMs, attention(all.attentionMs), '', name),
    figure(t('metric.orders'), 'orders', all.orders, shortCount(all.orders), count(all.orders), name),
    all.money.slice(0, 2).map((money) => moneyFigure(money, name)),
  ];
}

function figure(title, metric, value, short, full, day) {
  return h('div', { class: 'figure' },
    h('h2', {}, title, h('span', { class: 'soft' }, ' ', day)),
    h('p', { class: 'big', title: full, 'data-platform': 'all', 'data-metric': metric, 'data-value': String(value) }, short));
}

function moneyFigure(money, day) {
  const { currency, net } = money;
  return h('div', { class: 'figure figure-money' },
    h('h2', {}, t('metric.net'), h('span', { class: 'soft' }, ' ', currency, ' ', day)),
    h('p', {
      class: 'big', title: amount(net, currency),
      'data-platform': 'all', 'data-metric': 'net', 'data-currency': currency, 'data-value': net,
    }, shortAmount(net, currency)),
    shares(money));
}

/**
 * The parts of the credit: closed, external and direct. They are parts of their own sum, because
 * credit may arrive a moment before or after its money.
 */
function shares({ closed, external, direct, currency }) {
  const parts = [['closed', closed], ['external', external], ['direct', direct]];
  const whole = Number(sum([closed, external, direct]));
  if (!(whole > 0)) {
    return null;
  }
  return [
    h('div', { class: 'share-bar', 'aria-hidden': 'true' },
      parts.map(([kind, part]) => vary(h('span', { class: `kind-${kind}` }), 'part', Math.max(0, Number(part) / whole)))),
    h('ul', { class: 'share-list' }, parts.map(([kind, part]) =>
      h('li', { title: amount(part, currency) }, h('span', { class: `dot kind-${kind}`, 'aria-hidden': 'true' }),
        t(`kind.${kind}`), ' ', h('b', {}, rate(Number(part) / whole))))),
  ];
}

function platformTable(order, { rows, day, isToday }, world) {
  const currencies = currenciesOfRows([...rows.values()]);
  const shown = order.filter((id) => rows.has(id));
  const title = isToday ? t('overview.today') : t('overview.day', { day: windowName(day, 'day', world.offset) });
  const columns = ['platform', 'metric.events', 'metric.opens', 'metric.visitors', 'metric.orders', 'metric.net', 'rate.closure', 'rate.leak'];
  return [
    h('header', { class: 'panel-head' }, h('h2', {}, title)),
    shown.length === 0 ? emptyNote(t('empty.range')) : h('table', { class: 'cards headline', 'data-testid': 'headlines' },
      h('caption', { class: 'unseen' }, title),
      h('thead', {}, h('tr', {}, columns.map((key, index) => h('th', { scope: 'col', class: index > 0 ? 'number' : null }, t(key))))),
      h('tbody', {}, shown.map((id) => headlineRow(id, rows.get(id), world, currencies)))),
  ];
}

function headlineRow(id, row, world, currencies) {
  const cell = (metric, title, value, text) => h('td', {
    class: 'number', 'data-title': t(title), 'data-platform': id, 'data-metric': metric, 'data-value': value == null ? '' : String(value),
  }, text);
  const rates = ratesOf(row, currencies.find((currency) => row.money.some((line) => line.currency === currency)));
  return h('tr', { 'data-platform-row': id },
    h('th', { scope: 'row' }, platformLink(id, world)),
    cell('events', 'metric.events', row.traffic.events, count(row.traffic.events)),
    cell('opens', 'metric.opens', row.traffic.opens, count(row.traffic.opens)),
    cell('visitors', 'metric.visitors', row.traffic.visitors, count(row.traffic.visitors)),
    cell('orders', 'metric.orders', row.orders.count, count(row.orders.count)),
    h('td', { class: 'number', 'data-title': t('metric.net') }, row.money.length === 0 ? count(null) : row.money.map((line) =>
      h('div', { 'data-platform': id, 'data-metric': 'net', 'data-currency': line.currency, 'data-value': line.net }, amount(line.net, line.currency)))),
    rateCell(id, 'closureRate', 'rate.closure', rates.closure, 'closed'),
    rateCell(id, 'leakRate', 'rate.leak', rates.leak, 'external'));
}

function rateCell(id, metric, title, value, kind) {
  const bar = value == null ? null : vary(h('span', { class: `rate-bar kind-${kind}`, 'aria-hidden': 'true' }), 'part', Math.max(0, Math.min(1, value)));
  return h('td', {
    class: 'number rate', 'data-title': t(title), 'data-platform': id, 'data-metric': metric, 'data-value': value == null ? '' : String(value),
  }, rate(value), bar);
}

export function platformLink(id, world, { owner: withOwner = true } = {}) {
  const owner = world.platforms.find((each) => each.id === id)?.owner;
  return h('a', { class: 'platform-link', href: hashOf(['platforms', id]), 'data-key': `link-${id}` },
    dot(platformColour(id)), h('span', {}, world.name(id)), withOwner && owner && h('small', { class: 'soft' }, ownerName(owner)));
}

function others(world, rows) {
  const silent = world.platforms.filter((each) => !rows.has(each.id));
  return silent.length > 0 && h('p', { class: 'hint foot-note' },
    t('overview.silent', { count: silent.length }), ' ', silent.map((each) => world.name(each.id)).join(', '));
}
