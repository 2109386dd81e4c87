import { rateOf } from '../data/refunds.js';
import { h } from '../ui/dom.js';
import { count, rate, t } from '../i18n/i18n.js';
import { amountOr } from './headlines.js';

const asks = (line) => line != null && line.refunded != null;

/** The part of a line of credit that refunds took: that of the server, else computed. */
export const lineRate = (line) => (asks(line) ? (line.refundRate ?? rateOf(line.amount ?? '0', line.refunded)) : null);

/**
 * What refunds took, and which part of the credit before refunds that is. `lineOf(row)` is the credit
 * of a row: {amount, refunded}, or undefined. The columns exist only where a refund took something.
 */
export function refundColumns(lineOf, currency) {
  const refunded = (row) => lineOf(row)?.refunded ?? null;
  const when = (rows) => rows.some((row) => (refunded(row) ?? '0') !== '0');
  return [
    {
      title: t('metric.refunded'), explain: 'metric.refunded', key: 'refunded', number: true, when,
      of: (row) => amountOr(refunded(row) === '0' ? null : refunded(row), currency),
      data: (row) => ({ 'data-metric': 'refunded', 'data-value': refunded(row) ?? '' }),
      sort: (row) => (refunded(row) == null ? null : BigInt(refunded(row))),
    },
    {
      title: t('metric.refundRate'), explain: 'metric.refundRate', key: 'refundRate', number: true, when,
      of: (row) => (lineRate(lineOf(row)) == null ? h('span', { class: 'soft' }, count(null)) : rate(Number(lineRate(lineOf(row))))),
      data: (row) => ({ 'data-metric': 'refundRate', 'data-value': lineRate(lineOf(row)) ?? '' }),
      sort: (row) => (lineRate(lineOf(row)) == null ? null : Number(lineRate(lineOf(row)))),
    },
  ];
}

/** The same as cells of a file. Empty where nothing is known of refunds. */
export function refundCells(line, currency) {
  return asks(line) ? { refunded: { minor: line.refunded, currency }, refundRate: lineRate(line) ?? '' } : {};
}
