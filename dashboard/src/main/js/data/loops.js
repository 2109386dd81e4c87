import { sum } from '../format/money.js';

export const ORDERS = 'orders';

/** The kind of a way from traffic to money: closed, external or direct. */
export function kindOf(cell) {
  return cell.from == null ? 'direct' : cell.from === cell.to ? 'closed' : 'external';
}

/** The currencies of a loops answer. The currency with most ways is first. */
export function currenciesOf(cells) {
  const counts = new Map();
  for (const { currency } of cells.flatMap((cell) => cell.amounts)) {
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}

/** The unit to show: orders or a currency, as chosen, else the currency with most ways, else orders. */
export function unitOf({ unit, currency }, currencies) {
  return unit === ORDERS || currencies.length === 0 ? ORDERS : currencies.includes(currency) ? currency : currencies[0];
}

/** How the value of a way differs from the compared range; null when nothing was compared. */
export function changeOf({ changes }, unit) {
  const wanted = (change) => (unit === ORDERS ? change.metric === 'microOrders' : change.currency === unit);
  return changes ? (changes.find(wanted) ?? null) : null;
}

/** The value of a cell in this unit, as text: millionths of an order, or minor units. */
export function valueOf(cell, unit) {
  if (unit === ORDERS) {
    return String(cell.microOrders);
  }
  return cell.amounts.find((amount) => amount.currency === unit)?.amount ?? '0';
}

/** What refunds took from a cell, as text; null for orders, and where the server does not tell it. */
const refundedOf = (cell, unit) => cell.amounts.find((amount) => amount.currency === unit)?.refunded ?? null;

/** A way as a line of credit. */
export const wayLine = ({ value, refunded }) => ({ amount: value, refunded });

/** Whether refunds took something from one of the ways. */
export const haveRefunds = (ways) => ways.some(({ refunded }) => refunded != null && refunded !== '0');

/** The ways with a value or a refund, largest first: {from, to, kind, value, refunded}. */
export function waysOf(cells, unit) {
  return cells
    .map((cell) => ({
      from: cell.from ?? null,
      to: cell.to,
      kind: kindOf(cell),
      value: valueOf(cell, unit),
      refunded: refundedOf(cell, unit),
      surface: cell.surface,
      part: cell.channel ?? cell.region ?? null,
      changes: cell.changes,
    }))
    .filter((way) => way.value !== '0' || (way.refunded ?? '0') !== '0' || (changeOf(way, unit)?.difference ?? '0') !== '0')
    .sort((a, b) => compare(b.value, a.value));
}

/** Ways that were split, put together again: one for each pair. */
export function together(ways) {
  const pairs = new Map();
  for (const { from, to, kind, value } of ways) {
    const key = `${from ?? ''} ${to}`;
    pairs.set(key, { from, to, kind, value: sum([pairs.get(key)?.value ?? '0', value]) });
  }
  return [...pairs.values()].filter(({ value }) => value !== '0').sort((a, b) => compare(b.value, a.value));
}

/** Exact sums of each kind and of all: {closed, external, direct, all}. */
export function totalsOf(ways) {
  const of = (kind) => sum(ways.filter((way) => way.kind === kind).map((way) => way.value));
  return {
    closed: of('closed'),
    external: of('external'),
    direct: of('direct'),
    all: sum(ways.map((way) => way.value)),
  };
}

function compare(a, b) {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
