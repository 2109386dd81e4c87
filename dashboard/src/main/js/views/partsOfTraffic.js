import { currenciesOfRows, moneyOf } from '../data/figures.js';
import { segments } from '../ui/controls.js';
import { tableFiles } from '../ui/download.js';
import { h } from '../ui/dom.js';
import { comparesAll } from '../ui/filter.js';
import { Table } from '../ui/table.js';
import { partName } from '../i18n/names.js';
import { amount, attention, count, microOrders, rangeText, t } from '../i18n/i18n.js';
import { dayPart } from './parts.js';

export const PARTS = ['channel', 'region'];

/** The traffic, the orders and the money of a platform by channel or by region. What names none is last. */
export function trafficParts(context) {
  const { id, chosen, range } = context;
  const by = chosen.part;
  const rows = partTable(by, id);
  return dayPart(context, {
    title: t(`parts.${by}`), hint: [t('parts.hint'), comparesAll(by)].filter(Boolean).join(' '), follows: comparesAll(by) !== null, testId: 'parts', list: 'groups',
    controls: segments({
      label: t('rankings.by'), value: by, options: PARTS.map((each) => [each, t(`by.${each}`)]), testId: 'part',
      onChange: (each) => chosen.set('part', each),
    }),
    path: `/v1/platforms/${encodeURIComponent(id)}/summary`,
    parameters: { by, model: chosen.model },
    draw: ({ groups }) => (groups.every(isEmpty) ? null
      : rows.show(groups.filter(({ value }) => value !== null), groups.filter((group) => group.value === null && !isEmpty(group)))),
    files: ({ groups }) => tableFiles(`millrace-${id}-${by}`, () => groups.flatMap((group) => csvRows(group, by, { platform: id, range: rangeText(range) }))),
  });
}

const isEmpty = (group) => group.events === 0 && group.orders === 0 && group.money.length === 0 && group.credit.length === 0;

function partTable(by, id) {
  const number = (metric, of, write, value = of) => ({
    title: t(`metric.${metric}`), explain: `metric.${metric}`, key: metric, number: true,
    of: (row) => write(of(row)), sort: value,
    data: (row) => ({ 'data-platform': id, 'data-metric': metric, 'data-value': of(row) == null ? '' : String(of(row)) }),
  });
  const money = (metric, list, field) => ({
    title: t(`metric.${metric}`), explain: `metric.${metric}`, key: metric, number: true,
    of: (row) => (row[list].length === 0 ? count(null) : row[list].map((line) => h('div',
      { 'data-metric': metric, 'data-currency': line.currency, 'data-value': line[field] }, amount(line[field], line.currency)))),
    sort: (row) => (row[list].length === 0 ? null : BigInt(row[list][0][field])),
  });
  return new Table({
    caption: t(`parts.${by}`),
    testId: 'part-table',
    rowData: (row) => ({ 'data-part': row.value ?? '' }),
    columns: [
      { title: t(`by.${by}`), header: true, of: (row) => partName(by, row.value), sort: (row) => partName(by, row.value), search: (row) => `${row.value ?? ''} ${partName(by, row.value)}` },
      number('events', (row) => row.events, count),
      number('opens', (row) => row.opens, count),
      { ...number('visitors', (row) => row.visitors, distinct), when: (rows) => rows.some((row) => row.visitors != null) },
      number('attention', (row) => row.attentionMs, attention),
      number('orders', (row) => row.orders, count),
      money('net', 'money', 'net'),
      number('creditedOrders', (row) => row.microOrders, microOrders),
      money('credit', 'credit', 'amount'),
    ],
  });
}

const distinct = (value) => count(value ?? null);

/** One line for each currency; the counts stand in the first. */
function csvRows(group, by, base) {
  const named = { ...base, [by]: group.value ?? '' };
  const counts = {
    events: group.events, opens: group.opens, visitors: group.visitors, attentionSeconds: group.attentionMs / 1000,
    orders: group.orders, creditedOrders: group.microOrders / 1e6,
  };
  const lines = currenciesOfRows([group, { money: group.credit }]).map((currency) => ({
    currency, net: { minor: moneyOf(group, currency), currency },
    credit: { minor: group.credit.find((line) => line.currency === currency)?.amount ?? '0', currency },
  }));
  return [{ ...named, ...counts, ...lines[0] }, ...lines.slice(1).map((line) => ({ ...named, ...line }))];
}
