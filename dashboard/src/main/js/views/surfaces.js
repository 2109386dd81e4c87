import { getAll } from '../net/api.js';
import { currenciesOfCredit, sideBySide } from '../data/surfaces.js';
import { ratio, sum } from '../format/money.js';
import { choices } from '../state/router.js';
import { ShownRange } from '../state/shownRange.js';
import { choiceBar } from '../ui/choiceBar.js';
import { MODELS, choice } from '../ui/controls.js';
import { delta } from '../ui/delta.js';
import { differenceOf } from '../data/compare.js';
import { h } from '../ui/dom.js';
import { tableFiles } from '../ui/download.js';
import { platformHead } from '../ui/heat.js';
import { Table } from '../ui/table.js';
import { surfaceName } from '../i18n/names.js';
import { currenciesOfRows } from '../data/figures.js';
import { amount, count, microOrders, rangeText, rate, t, times } from '../i18n/i18n.js';
import { amountOr } from './headlines.js';
import { dayPart, newBuyersCell, newBuyersColumn, spendCells } from './parts.js';
import { refundCells, refundColumns } from './refundColumns.js';

/** The surfaces of all platforms by what they earned anywhere, under two models side by side. */
export function surfaces(context) {
  const { life, world, status } = context;
  const chosen = choices({ beside: '' }, { beside: ['', ...MODELS] });
  const models = [chosen.model, chosen.beside || (chosen.model === 'linear' ? 'last_touch' : 'linear')];
  const range = new ShownRange(life, chosen.range, world.zone);
  const bar = choiceBar({
    world, chosen, range, uses: ['model', 'currency'], currencies: currenciesOfRows(world.rows),
    more: choice({ label: t('surfaces.beside'), value: models[1], options: MODELS.map((model) => [model, t(`model.${model}`)]), testId: 'beside', onChange: (model) => chosen.set('beside', model) }),
  });
  let shown;
  const part = dayPart({ life, world, range }, {
    title: t('earners.title'), hint: t('surfaces.allHint'), testId: 'all-surfaces',
    ask: async (dates, signal) => {
      const [first, second] = await Promise.all(models.map((model) => getAll('/v1/surfaces', { ...dates, model }, 'surfaces', signal)));
      return { first, second };
    },
    draw: ({ first, second }) => {
      status.of(first);
      const currencies = currenciesOfCredit(first.surfaces);
      const currency = currencies.includes(chosen.currency) ? chosen.currency : (currencies[0] ?? 'CNY');
      const rows = sideBySide(first.surfaces, second.surfaces, currency);
      if (shown?.currency !== currency) {
        shown = { currency, table: besideTable(models, currency, world) };
      }
      return rows.length === 0 ? null : [bestOf(rows, models, currency, world), shown.table.show(rows)];
    },
    files: () => tableFiles('millrace-all-surfaces', () => shown.table.shown.map((row) => csvRow(row, models, shown.currency, range))),
  });
  return [h('h1', { class: 'unseen' }, t('nav.surfaces')), bar.element, part];
}

/** The answer to the question which surface earns most, under each of the two models. */
function bestOf(rows, models, currency, world) {
  return h('p', { class: 'best', 'data-testid': 'best' }, ['first', 'second'].map((field, index) => {
    const best = rows.reduce((most, row) => (BigInt(row[field]) > BigInt(most[field]) ? row : most));
    return h('span', { 'data-model': models[index], 'data-platform': best.platform, 'data-surface': best.surface, 'data-value': best[field] },
      h('span', { class: 'soft' }, t('surfaces.best', { model: t(`model.${models[index]}`) }), ' '),
      platformHead(best.platform, world), ' · ', surfaceName(best.surface), ' ', h('b', {}, amount(best[field], currency)));
  }));
}

function besideTable(models, currency, world) {
  let rows = [];
  const share = (row, field) => ratio(row[field], sum(rows.map((each) => each[field])));
  const money = (field, index) => ({
    title: `${t('metric.credit')} · ${t(`model.${models[index]}`)}`,
    explain: `model.${models[index]}`,
    key: field,
    number: true,
    of: (row) => [amount(row[field], currency), ' ', h('small', { class: 'soft' }, rate(share(row, field)))],
    data: (row) => ({ 'data-model': models[index], 'data-metric': 'credit', 'data-value': row[field] }),
    sort: (row) => BigInt(row[field]),
  });
  const paid = (metric, write, order) => ({
    title: t(`metric.${metric}`), explain: `metric.${metric}`, key: metric, number: true,
    when: (all) => all.some(({ spend }) => spend !== '0'),
    of: (row) => write(row.spend === '0' ? null : row[metric], currency),
    data: (row) => ({ 'data-metric': metric, 'data-value': row[metric] ?? '' }),
    sort: (row) => (row.spend === '0' || row[metric] == null ? null : order(row[metric])),
  });
  const list = new Table({
    caption: t('earners.title'),
    testId: 'all-surfaces-table',
    cards: true,
    rowData: ({ platform, surface }) => ({ 'data-platform': platform, 'data-surface': surface }),
    columns: [
      { title: t('rankings.rank'), number: true, of: (row) => count(row.rank), sort: (row) => row.rank },
      { title: t('surface'), header: true, of: ({ surface }) => surfaceName(surface), sort: ({ surface }) => surfaceName(surface), search: ({ surface }) => `${surface} ${surfaceName(surface)}` },
      { title: t('platform'), of: ({ platform }) => platformHead(platform, world), sort: ({ platform }) => world.name(platform), search: ({ platform }) => `${platform} ${world.name(platform)}` },
      money('first', 0),
      money('second', 1),
      { title: t('surfaces.difference'), explain: 'surfaces.difference', number: true, of: (row) => delta(differenceOf(row.second, row.first), (value) => amount(value, currency)) ?? count(null), sort: (row) => BigInt(row.second) - BigInt(row.first) },
      { title: t('metric.creditedOrders'), explain: 'metric.creditedOrders', number: true, of: (row) => microOrders(row.orders), data: (row) => ({ 'data-metric': 'microOrders', 'data-value': String(row.orders) }), sort: (row) => row.orders },
      newBuyersColumn(),
      ...refundColumns(({ line }) => line, currency),
      paid('spend', amountOr, BigInt), paid('roas', times, Number), paid('costPerOrder', amountOr, BigInt), paid('costPerNewBuyer', amountOr, BigInt),
    ],
  });
  return {
    get shown() {
      return list.shown;
    },
    show(all) {
      rows = all;
      return list.show(all);
    },
  };
}

function csvRow(row, models, currency, range) {
  return {
    range: rangeText(range), platform: row.platform, surface: row.surface, currency,
    [`credit_${models[0]}`]: { minor: row.first, currency }, [`credit_${models[1]}`]: { minor: row.second, currency },
    creditedOrders: row.orders / 1e6, ...newBuyersCell(row), ...refundCells(row.line, currency), ...(row.line ? spendCells(row.line) : {}),
  };
}
