import { sum } from '../format/money.js';

/**
 * The numbers of one channel or region in the form of a row, so that views show both alike. What is
 * not counted by them has no value. `earned` is what touches earned on all platforms.
 */
export function rowOfGroup({ start, events, opens, attentionMs, visitors, orders, money, microOrders, credit }) {
  return {
    start,
    traffic: { events, opens, attentionMs, visitors, overCap: 0 },
    orders: { count: orders, overCap: 0 },
    money,
    loops: { credit: [], returns: 0, returnRate: null },
    earned: { microOrders, credit },
  };
}

/** What the touches of rows earned in one currency, as text. */
export function earnedOf(rows, currency) {
  return sum(rows.map(({ earned }) => earned?.credit.find((line) => line.currency === currency)?.amount ?? '0'));
}

/** The currencies of what rows earned, in the order of the alphabet. */
export const earnedCurrencies = (rows) => [...new Set(rows.flatMap(({ earned }) => (earned?.credit ?? []).map(({ currency }) => currency)))].sort();

/** An answer about platforms with rows instead of groups. */
export const platformsAsRows = (answer) => ({ ...answer, platforms: answer.platforms.map((each) => ({ ...each, range: each.range && rowOfGroup(each.range) })) });

/** An answer of rows of groups as an answer of rows. */
export function summaryAsRows({ rows, comparison, ...answer }) {
  return {
    ...answer,
    rows: rows.map(rowOfGroup),
    comparison: comparison && { ...comparison, rows: comparison.rows.map(rowOfGroup), totals: rowOfGroup(comparison.totals) },
  };
}
