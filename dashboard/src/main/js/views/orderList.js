import { getJson } from '../net/api.js';
import { rangeParameters } from '../state/ranges.js';
import { linkTo } from '../state/router.js';
import { button } from '../ui/controls.js';
import { fill, h } from '../ui/dom.js';
import { dot } from '../ui/chartOptions.js';
import { downloads, tableFiles } from '../ui/download.js';
import { emptyNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { surfaceName } from '../i18n/names.js';
import { amount, count, t, time } from '../i18n/i18n.js';

const PAGE = 100;

/** The orders of the range that match a filter, the newest first. A button loads the next ones. */
export function orderList(context, range, filter, title = t('orders.list')) {
  const { element, refresh } = listOf(context, { ask: () => ({ ...rangeParameters(range), ...filter }), title, testId: 'order-list', none: t('orders.noneInRange') });
  range.onMove(refresh);
  return element;
}

/** The orders of all times and platforms whose number contains the text, the newest first. */
export function foundOrders(context, find) {
  const title = t('orders.containing', { text: find });
  return listOf(context, { ask: () => ({ find }), title, testId: 'found-orders', none: t('orders.noneContains', { text: find }) }).element;
}

function listOf({ life, world, status }, { ask: parameters, title, testId, none }) {
  const files = downloads('orders');
  const { element, body } = section({ title, testId, tools: files.element });
  const load = loader(life, body);
  const orders = new Table({ caption: title, testId: 'orders-table', first: Infinity, rowData: (row) => ({ 'data-order': row.order, 'data-platform': row.platform }), columns: columns(world) });
  let rows = [];
  let next;

  const ask = (cursor) => (signal) => getJson('/v1/orders', { ...parameters(), limit: PAGE, cursor }, signal);
  const more = button(t('orders.more'), () => load(ask(next), (answer) => show([...rows, ...answer.orders], answer)), { class: 'secondary', 'data-testid': 'orders-next', 'data-key': 'orders-next' });

  const show = (all, answer) => {
    status.of(answer);
    rows = all;
    next = answer.next;
    more.hidden = !next;
    fill(body, rows.length === 0 && !next ? emptyNote(none) : [orders.show(rows), more],
      answer.complete === false && h('p', { class: 'hint', 'data-testid': 'not-all-searched' }, t('orders.notAll')));
    files.offer(rows.length === 0 ? [] : tableFiles('millrace-orders', () => orders.shown.map(csvRow)));
  };

  const first = (quiet) => load(ask(), (answer) => show(answer.orders, answer), { quiet });
  first(false);
  // A list of which more was loaded stays as it is, so that rows do not jump away.
  return { element, refresh: () => rows.length <= PAGE && first(true) };
}

export function orderLink({ platform, order }) {
  return linkTo(['orders'], { platform, order });
}

function columns(world) {
  const name = ({ platform }) => world.name(platform);
  return [
    { title: t('live.time'), of: ({ at }) => h('span', { class: 'tabular' }, time(at)), sort: ({ at }) => Date.parse(at) },
    { title: t('orders.number'), header: true, of: (row) => h('a', { class: 'entity', href: orderLink(row), 'data-key': `order-${row.platform}-${row.order}` }, row.order), sort: ({ order }) => order, search: ({ order }) => order },
    { title: t('platform'), of: (row) => h('span', { class: 'platform-head' }, dot(platformColour(row.platform)), h('span', {}, name(row))), sort: name, search: (row) => `${row.platform} ${name(row)}` },
    { title: t('loops.kind'), explain: 'loops.kind', of: ({ kind }) => h('span', { class: `tag kind-tag-${kind}` }, t(`kind.${kind}`)), sort: ({ kind }) => t(`kind.${kind}`), search: ({ kind }) => t(`kind.${kind}`) },
    { title: t('orders.amount'), number: true, of: (row) => (row.amount == null ? t('orders.unvalued') : amount(row.amount, row.currency)), data: (row) => ({ 'data-value': row.amount ?? '' }), sort: (row) => (row.amount == null ? null : BigInt(row.amount)) },
    { title: t('metric.refunded'), explain: 'metric.refunded', number: true, of: (row) => (row.refunded == null || row.refunded === '0' ? count(null) : amount(row.refunded, row.currency)), sort: (row) => (row.refunded == null ? null : BigInt(row.refunded)) },
    { title: t('orders.touchCount'), number: true, of: (row) => count(row.touches), sort: (row) => row.touches },
    { title: t('orders.lastTouch'), of: ({ lastTouch }) => (lastTouch ? `${world.name(lastTouch.platform)} · ${surfaceName(lastTouch.surface)}` : count(null)), search: ({ lastTouch }) => (lastTouch ? `${lastTouch.platform} ${lastTouch.surface}` : '') },
  ];
}

function csvRow(row) {
  const money = (minor) => (minor == null ? '' : { minor, currency: row.currency });
  return {
    at: row.at, platform: row.platform, order: row.order, kind: row.kind, currency: row.currency ?? '', amount: money(row.amount), refunded: money(row.refunded),
    lines: row.lines, touches: row.touches, lastTouchPlatform: row.lastTouch?.platform ?? '', lastTouchSurface: row.lastTouch?.surface ?? '',
  };
}
