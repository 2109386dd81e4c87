import { ratio, sum } from '../format/money.js';
import { creditOf, moneyOf } from './figures.js';

const ORDER = 1000000n;

/** Whether money was paid for traffic of one of the rows, in any currency. */
export const hasSpend = (rows) => rows.some((row) => row.money.some(({ spend = '0' }) => spend !== '0'));

/** The same of surfaces and entities, which have one line of credit for each currency. */
export const creditHasSpend = (rows) => rows.some((row) => row.credit.some(({ spend = '0' }) => spend !== '0'));

/** The line of a currency of a surface or an entity; undefined when there is none. */
export const lineOf = (row, currency) => row.credit.find((line) => line.currency === currency);

/**
 * What was paid for traffic of the rows together, and what the traffic earned: {spend, roas,
 * costPerOrder, costPerNewBuyer}. Null without spend in the currency. Earned is the credit of the
 * platforms of the rows: their closed money and what they led elsewhere.
 */
export function spendTogether(rows, currency) {
  const spend = sum(rows.map((row) => moneyOf(row, currency, 'spend')));
  if (spend === '0') {
    return null;
  }
  const credit = (field) => sum(rows.map((row) => creditOf(row, currency)?.[field] ?? '0'));
  const earned = sum([credit('closed'), credit('externalOut')]);
  const orders = sum(rows.flatMap(({ loops }) => [loops.creditOrders.closed, loops.creditOrders.externalOut]));
  const buyers = sum(rows.flatMap(({ loops }) => [loops.creditNewBuyers?.closed ?? 0, loops.creditNewBuyers?.externalOut ?? 0]));
  return { spend, roas: ratio(earned, spend), costPerOrder: perOrder(spend, orders), costPerNewBuyer: rows.length === 1 ? (creditOf(rows[0], currency)?.costPerNewBuyer ?? null) : perOrder(spend, buyers) };
}

/** Minor units for each whole order or buyer, rounded half up, as text; null without orders or spend. */
export function perOrder(spend, microOrders) {
  const [money, orders] = [BigInt(spend), BigInt(microOrders)];
  return money > 0n && orders > 0n ? ((2n * money * ORDER + orders) / (2n * orders)).toString() : null;
}
