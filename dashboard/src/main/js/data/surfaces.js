import { lineOf } from './spend.js';

const key = ({ platform, surface }) => `${platform} ${surface}`;

/**
 * The same surfaces under two models, side by side: {platform, surface, first, second, orders,
 * microNewBuyers, line} with amounts of the currency as text, largest `first` before. What stands in the line (spend,
 * refunds, and what follows from them) is that of the first model.
 */
export function sideBySide(first, second, currency) {
  const others = new Map(second.map((row) => [key(row), row]));
  const shown = new Set(first.map(key));
  const missing = second.filter((row) => !shown.has(key(row))).map((row) => ({ ...row, credit: [], microOrders: 0 }));
  return [...first, ...missing]
    .map((row) => beside(row, others.get(key(row)), currency))
    .filter((row) => row.first !== '0' || row.second !== '0' || row.spend !== '0' || (row.line?.refunded ?? '0') !== '0' || row.orders > 0)
    .sort(byFirst)
    .map((row, index) => ({ ...row, rank: index + 1 }));
}

function beside(row, other, currency) {
  const line = lineOf(row, currency);
  return {
    platform: row.platform,
    surface: row.surface,
    first: line?.amount ?? '0',
    second: (other && lineOf(other, currency)?.amount) ?? '0',
    orders: row.microOrders,
    microNewBuyers: row.microNewBuyers ?? null,
    line,
    spend: line?.spend ?? '0',
    roas: line?.roas ?? null,
    costPerOrder: line?.costPerOrder ?? null,
    costPerNewBuyer: line?.costPerNewBuyer ?? null,
  };
}

function byFirst(a, b) {
  const [x, y] = [BigInt(a.first), BigInt(b.first)];
  return x === y ? key(a).localeCompare(key(b)) : y > x ? 1 : -1;
}

/** The currencies of the credit of surfaces, the most frequent first. */
export function currenciesOfCredit(rows) {
  const counts = new Map();
  for (const { currency } of rows.flatMap((row) => row.credit)) {
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}
