import { sum } from '../format/money.js';

/** The money of a row in one currency, as text; "0" when there is none. */
export function moneyOf(row, currency, field = 'net') {
  return row.money.find((line) => line.currency === currency)?.[field] ?? '0';
}

/** How many buyers of a row bought on its platform for the first time; null where it was not counted. */
export const newBuyersOf = (row) => row.newBuyers ?? null;

export function creditOf(row, currency) {
  return row.loops.credit.find((line) => line.currency === currency);
}

/**
 * The rates of a row, all between 0 and 1. Closure and leak count orders by the date of their purchase,
 * so refunds do not change them. A server that does not know these answers with rates of money by
 * booking, which are used as long as they are rates.
 */
export function ratesOf(row, currency) {
  const rates = row.loops.byPurchase ?? creditOf(row, currency);
  return {
    closure: share(rates?.closureRate),
    leak: share(rates?.leakRate),
    returns: share(row.loops.returnRate),
  };
}

const share = (value) => (value != null && value >= 0 && value <= 1 ? value : null);

/** The currencies of rows. The currency of most rows is first. */
export function currenciesOfRows(rows) {
  const counts = new Map();
  for (const { currency } of rows.flatMap((row) => row.money)) {
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}

/** All platforms together: counts, and for each currency the net, closed, external and direct money. */
export function together(rows) {
  const count = (pick) => rows.reduce((total, row) => total + pick(row), 0);
  return {
    events: count((row) => row.traffic.events),
    opens: count((row) => row.traffic.opens),
    attentionMs: count((row) => row.traffic.attentionMs),
    orders: count((row) => row.orders.count),
    newBuyers: rows.some((row) => newBuyersOf(row) != null) ? count((row) => newBuyersOf(row) ?? 0) : null,
    money: currenciesOfRows(rows).map((currency) => moneyTogether(rows, currency)),
  };
}

/** What the caps leave out of the rows: events of visitors with too many, and purchases and refunds. */
export function leftOut(rows) {
  const count = (pick) => rows.reduce((total, row) => total + pick(row), 0);
  return { events: count((row) => row.traffic.overCap), orders: count((row) => row.orders.overCap) };
}

function moneyTogether(rows, currency) {
  const credit = (field) => sum(rows.map((row) => creditOf(row, currency)?.[field] ?? '0'));
  return {
    currency,
    net: sum(rows.map((row) => moneyOf(row, currency))),
    closed: credit('closed'),
    external: credit('externalIn'),
    direct: credit('direct'),
  };
}
