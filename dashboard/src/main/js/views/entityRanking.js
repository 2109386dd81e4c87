import { getJson } from '../net/api.js';
import { sinceThen } from '../data/compare.js';
import { ENTITIES, entityPath, joined } from '../data/entities.js';
import { ratio } from '../format/money.js';
import { rangeParameters } from '../state/ranges.js';
import { linkTo } from '../state/router.js';
import { choiceBar } from '../ui/choiceBar.js';
import { button } from '../ui/controls.js';
import { delta } from '../ui/delta.js';
import { fill, h, vary } from '../ui/dom.js';
import { downloads, tableFiles } from '../ui/download.js';
import { platformHead } from '../ui/heat.js';
import { emptyNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { amount, count, microOrders, rangeText, rate, t, times } from '../i18n/i18n.js';
import { amountOr } from './headlines.js';
import { namedSearch } from './namedSearch.js';
import { comparedWith } from './overview.js';
import { newBuyersCell, newBuyersColumn, spendCells } from './parts.js';
import { refundCells, refundColumns } from './refundColumns.js';

const PAGE = 50;

/** The question for the entities of a type, ranked. */
export const rankingOf = ({ by, metric, platform, model, currency, compare, limit, cursor }, dates) =>
  ({ ...dates, by, metric, platform, model, currency, compare, limit, cursor });

/** Creators, campaigns or items, the first of them. A button loads the next ones. */
export function entityRanking({ life, world, status }, { chosen, by, currency, currencies, range, controls }) {
  const { metric } = chosen;
  const bar = choiceBar({ world, chosen, range, uses: ['model', 'currency', 'compare'], currencies });
  const compared = comparedWith(bar.compared);
  const files = downloads('ranking');
  const part = section({
    title: t('rankings.title'), hint: t('rankings.entities'), testId: 'rankings', controls, tools: files.element,
  });
  const load = loader(life, part.body);
  const ranks = entityTable({ by, metric, currency, compare: chosen.compare }, world);
  const find = namedSearch();
  let pages = [];

  const ask = (cursor) => (signal) => getJson('/v1/rankings',
    rankingOf({ ...chosen, by, currency, limit: PAGE, cursor }, rangeParameters(range)), signal);
  const more = button(t(`more.${by}`), () => load(ask(pages.at(-1).next), (answer) => show([...pages, answer])),
    { class: 'secondary', 'data-testid': 'ranking-next', 'data-key': 'ranking-next' });

  const show = (all) => {
    pages = all;
    const answer = joined(pages);
    status.of(answer);
    compared(answer.comparison ?? answer.compare);
    more.hidden = !answer.next;
    fill(part.body, answer.rows.length === 0 ? emptyNote(t('rankings.none')) : [ranks(answer), more], find);
    files.offer(answer.rows.length === 0 ? [] : tableFiles(`millrace-ranking-${by}-${metric}`,
      () => answer.rows.map((row) => csvRow(row, by, { currency, metric, model: chosen.model, range: rangeText(range) }))));
  };

  const first = (quiet) => load(ask(), (answer) => show([answer]), { quiet });
  // A ranking of which more was loaded stays as it is, so that rows do not jump away.
  range.onMove(() => pages.length <= 1 && first(true));
  first(false);
  return [h('h1', { class: 'unseen' }, t('nav.rankings')), bar.element, part.element];
}

/** A value of a metric as text for users. */
export function writtenMetric(value, metric, currency) {
  if (value == null) {
    return count(null);
  }
  return metric === 'roas' ? times(value) : metric === 'creditOrders' ? microOrders(value) : amount(value, currency);
}

/** A function that shows a ranking in one table. Below the rows stand the others, the unnamed rest and the sum. */
function entityTable({ by, metric, currency, compare }, world) {
  let largest = 0;
  const number = (name, field, write) => ({
    title: t(`metric.${name}`), explain: `metric.${name}`, key: name, number: true,
    of: (row) => (row.rest && row[field] == null ? '' : write(row[field])), sort: (row) => (row[field] == null ? null : Number(row[field])),
    data: (row) => ({ 'data-metric': name, 'data-value': row[field] ?? '' }),
  });
  const paid = (column) => ({ ...column, when: (rows) => metric === 'spend' || metric === 'roas' || rows.some(({ spend = '0' }) => spend !== '0') });
  const money = (value) => amountOr(value, currency);
  const lost = refundColumns(lossOf, currency).map((column) => ({
    ...column, when: (rows) => metric === 'refunded' || column.when(rows), of: (row) => (row.rest && lossOf(row) === undefined ? '' : column.of(row)),
  }));
  const table = new Table({
    caption: t('rankings.title'),
    testId: 'entity-ranking',
    first: Infinity,
    cards: true,
    rowData: (row) => ({ 'data-id': row.id ?? '', 'data-platform': row.platform ?? '', 'data-rest': row.rest }),
    columns: [
      { title: t('rankings.rank'), number: true, of: (row) => (row.rank == null ? '' : [count(row.rank), row.previous?.rank != null && row.previous.rank !== row.rank && h('small', { class: 'soft' }, ' ', t('rankings.before', { rank: count(row.previous.rank) }))]), sort: (row) => row.rank },
      { title: t(`by.${by}`), header: true, of: (row) => row.text ?? entityLink(row.platform, by, row.id), sort: ({ id }) => id, search: ({ id }) => id },
      { title: t('platform'), of: (row) => row.platform && platformHead(row.platform, world), sort: ({ platform }) => world.name(platform), search: ({ platform }) => `${platform} ${world.name(platform)}` },
      number('credit', 'credit', money),
      compare !== '' && {
        title: t('compare.difference'), number: true,
        of: (row) => (row.rest ? '' : (delta(sinceThen(row), (value) => writtenMetric(value, metric, currency)) ?? h('span', { class: 'soft' }, t('compare.new')))),
        data: (row) => ({ 'data-metric': 'previous', 'data-value': row.previous?.value ?? '' }),
        sort: (row) => (sinceThen(row) === null ? null : Number(sinceThen(row).difference)),
      },
      number('creditedOrders', 'microOrders', microOrders),
      { ...newBuyersColumn(), of: (row) => (row.rest ? '' : microOrders(row.microNewBuyers ?? null)) },
      ...lost,
      paid(number('spend', 'spend', (value) => (value === '0' ? count(null) : money(value)))),
      paid(number('roas', 'roas', times)),
      paid(number('costPerOrder', 'costPerOrder', money)),
      { ...number('costPerNewBuyer', 'costPerNewBuyer', money), when: (rows) => rows.some(({ costPerNewBuyer }) => costPerNewBuyer != null) },
      metric !== 'roas' && { title: t('share'), number: true, of: (row) => (row.rest && row.share == null ? '' : rate(row.share)), sort: (row) => row.share },
      {
        title: h('span', { class: 'unseen' }, t('rankings.bar')),
        of: (row) => !row.rest && vary(h('span', { class: 'rank-bar', 'aria-hidden': 'true' }), 'part', largest > 0 ? Math.max(0, Number(row.value) / largest) : 0),
      },
    ],
  });
  return (answer) => {
    largest = Math.max(...answer.rows.map((row) => Number(row.value)), 0);
    return table.show(answer.rows, restRows(answer, metric));
  };
}

/** The row of a ranking as a line of credit. The rows below a ranking tell the ranked metric only. */
const lossOf = (row) => (row.refunded == null ? undefined : { amount: row.credit ?? '0', refunded: row.refunded, refundRate: row.refundRate });

const FIELDS = { credit: 'credit', creditOrders: 'microOrders', refunded: 'refunded', spend: 'spend', roas: 'roas' };

/** The rows below a ranking, so that the column adds up. Of a ratio, they have the ratio of all that they stand for. */
function restRows({ other, unnamed, total }, metric) {
  const row = (rest, text, value) => value != null && {
    rest, text, [FIELDS[metric]]: String(value), share: metric === 'roas' || rest === 'total' || total == null ? null : ratio(value, total),
  };
  return [
    other?.count > 0 && row('other', t('rankings.other', { count: count(other.count), number: other.count }), other.value),
    String(unnamed) !== '0' && row('unnamed', t('rankings.unnamed'), unnamed),
    row('total', t('rankings.total'), total),
  ].filter(Boolean);
}

/** A link to the page of a creator, a campaign or an item. */
export function entityLink(platform, type, id, content = id) {
  return h('a', { class: 'entity', href: linkTo(entityPath(platform, type, id)), 'data-entity': type, 'data-key': `${type}-${platform}-${id}` }, content);
}

/** A link to the ranking of the entities of a type. */
export const rankingLink = (type, platform = '') => h('a', { href: linkTo(['rankings'], { by: type, platform }), 'data-testid': 'to-ranking' }, t(`ranked.${type}`));

function previousValue(value, metric, currency) {
  return { previous: value == null ? '' : metric === 'roas' ? value : metric === 'creditOrders' ? Number(value) / 1e6 : { minor: value, currency } };
}

function csvRow(row, by, { currency, metric, ...base }) {
  const money = (minor) => (minor == null ? '' : { minor, currency });
  return {
    ...base, rank: row.rank, platform: row.platform, [by]: row.id, currency, credit: money(row.credit), creditedOrders: Number(row.microOrders) / 1e6,
    ...newBuyersCell(row), ...(lossOf(row) ? refundCells(lossOf(row), currency) : {}),
    ...(row.spend == null ? {} : spendCells({ ...row, currency })), share: row.share ?? '',
    ...(row.previous === undefined ? {} : { previousRank: row.previous?.rank ?? '', ...previousValue(row.previous?.value, metric, currency) }),
  };
}

export const ENTITY_TYPES = Object.keys(ENTITIES);
