import { ratio, sum } from '../format/money.js';
import { creditOf, moneyOf } from './figures.js';
import { lineOf } from './spend.js';

/**
 * The part of an amount before refunds that refunds took: refunded / (amount + refunded). Null when
 * nothing was earned before refunds, or when refunds were taken back.
 */
export function rateOf(amount, refunded) {
  return BigInt(refunded) < 0n ? null : ratio(refunded, sum([amount, refunded]));
}

/** Whether refunds took something from one of the rows, in any currency. */
export const creditHasRefunds = (rows) => rows.some(({ credit }) => credit.some(({ refunded = '0' }) => refunded !== '0'));

/** What refunds took from the money of rows of platforms: {all, closed, externalIn, externalOut, direct}. */
export function takenOf(rows, currency) {
  const part = (name) => sum(rows.map((row) => creditOf(row, currency)?.refunded?.[name] ?? '0'));
  return {
    all: sum(rows.map((row) => moneyOf(row, currency, 'refunded'))),
    closed: part('closed'), externalIn: part('externalIn'), externalOut: part('externalOut'), direct: part('direct'),
  };
}

/**
 * What refunds took from each surface: {platform, surface, amount, refunded, rate}, the largest loss
 * first. Surfaces that lost nothing are left out.
 */
export function lossesOf(surfaces, currency) {
  return surfaces
    .map((row) => ({ row, line: lineOf(row, currency) }))
    .filter(({ line }) => (line?.refunded ?? '0') !== '0')
    .map(({ row, line: { amount = '0', refunded } }) => (
      { platform: row.platform, surface: row.surface, amount, refunded, rate: rateOf(amount, refunded) }))
    .sort(byLoss);
}

function byLoss(a, b) {
  const [x, y] = [BigInt(a.refunded), BigInt(b.refunded)];
  return x === y ? `${a.platform} ${a.surface}`.localeCompare(`${b.platform} ${b.surface}`) : y > x ? 1 : -1;
}
