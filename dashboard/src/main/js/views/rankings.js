import { getAll } from '../net/api.js';
import { currenciesOfRows } from '../data/figures.js';
import { RANKED, isEntity, isFiltered, isPart, metricsBy } from '../data/rankable.js';
import { rangeParameters } from '../state/ranges.js';
import { wholePeriods } from '../state/periods.js';
import { filterOf, filterParameters } from '../state/filter.js';
import { choices, linkTo } from '../state/router.js';
import { ShownRange, alignedTo } from '../state/shownRange.js';
import { choiceBar } from '../ui/choiceBar.js';
import { choice } from '../ui/controls.js';
import { delta } from '../ui/delta.js';
import { dot } from '../ui/chartOptions.js';
import { fill, h, vary } from '../ui/dom.js';
import { comparesAll, wholeDaysNote } from '../ui/filter.js';
import { downloads, tableFiles } from '../ui/download.js';
import { emptyNote, wordsOf } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { entityRanking } from './entityRanking.js';
import { comparedWith } from './overview.js';
import { needName, ownerName, partName } from '../i18n/names.js';
import { amount, attention, count, microOrders, rangeText, rate, t } from '../i18n/i18n.js';

const OF_MONEY = new Set(['net', 'refunded', 'externalOut', 'credit']);

/** Platforms, their groups, channels, regions, creators, campaigns or items, ranked by a metric. */
export function rankings(context) {
  const { life, world } = context;
  const currencies = currenciesOfRows(world.rows);
  const asked = choices({ metric: '', by: 'platform', platform: '' }, { by: RANKED });
  const { by } = asked;
  const filter = filterOf(asked);
  const metrics = metricsBy(by, asked.platform, filter !== null);
  const metric = metrics.includes(asked.metric) ? asked.metric : metrics[0];
  const chosen = { ...asked, metric };
  const currency = currencies.includes(chosen.currency) ? chosen.currency : (currencies[0] ?? 'CNY');
  const moving = new ShownRange(life, chosen.range, world.zone);
  const range = by === 'platform' || by === 'owner' || by === 'need' ? moving : alignedTo(moving, 'day', world.zone);
  const given = { filter: isFiltered(by) ? filter : null, moving, chosen, by, currency, currencies, range, controls: controls(chosen, by, world, filter) };
  return isEntity(by) ? entityRanking(context, given) : plainRanking(context, given);
}

function plainRanking({ life, world, status }, { filter, moving, chosen, by, currency, currencies, range, controls: choosers }) {
  const uses = [OF_MONEY.has(chosen.metric) && 'currency', /externalOut|Rate|credit|refunded/.test(chosen.metric) && 'model', 'compare'].filter(Boolean);
  const bar = choiceBar({ world, chosen, range, uses, currencies });
  const files = downloads('ranking');
  const { element, body } = section({ title: t('rankings.title'), testId: 'rankings', hint: comparesAll(by), controls: choosers, tools: files.element, follows: filter !== null || comparesAll(by) !== null });
  const halfDays = filter && wholeDaysNote(chosen, moving, world.zone);
  const top = [h('h1', { class: 'unseen' }, t('nav.rankings')), bar.element];
  if (halfDays) {
    return [top, halfDays];
  }
  const load = loader(life, body);
  const compared = comparedWith(bar.compared);
  const ranks = rankTable({ ...chosen, by, currency }, world);

  const ask = async (signal) => {
    try {
      return await getAll('/v1/rankings', {
        ...rangeParameters(range), metric: chosen.metric, by, compare: chosen.compare, model: chosen.model,
        currency: OF_MONEY.has(chosen.metric) ? currency : null, platform: isPart(by) ? chosen.platform : null, ...filterParameters(filter),
      }, 'rows', signal);
    } catch (error) {
      if (error.reason === 'several_windows') {
        return { severalWindows: error };
      }
      throw error;
    }
  };

  const show = (answer) => {
    if (answer.severalWindows) {
      fill(body, h('p', { class: 'note', 'data-testid': 'several-windows' }, h('span', {}, wordsOf(answer.severalWindows)), h('span', { class: 'ways-on' },
        wholePeriods(range, world.zone).map((period) => [' ', h('a', { href: linkTo(['rankings'], { range: period.name, metric: chosen.metric, by: by === 'platform' ? '' : by, platform: chosen.platform }) }, rangeText(period))]))));
      files.offer([]);
      return;
    }
    status.of(answer);
    compared(answer.comparison);
    fill(body, answer.rows.length === 0 ? emptyNote(t('empty.range')) : ranks(answer));
    files.offer(answer.rows.length === 0 ? [] : tableFiles(`millrace-ranking-${chosen.metric}`, () => answer.rows.map((row) => ({ ...filterParameters(filter), ...csvRow(row, chosen.metric, by, currency, range) }))));
  };

  range.onMove(() => load(ask, show, { quiet: true }));
  load(ask, show);
  return [top, element];
}

function controls(chosen, by, world, filter) {
  return [
    choice({
      label: t('rankings.by'),
      value: by,
      options: RANKED.map((each) => [each, t(`by.${each}`)]),
      testId: 'by',
      onChange: (each) => chosen.set('by', each),
    }),
    choice({
      label: t('rankings.metric'),
      value: chosen.metric,
      options: metricsBy(by, chosen.platform, filter !== null).map((metric) => [metric, t(`metric.${metric}`)]),
      testId: 'metric',
      onChange: (metric) => chosen.set('metric', metric),
    }),
    (isPart(by) || isEntity(by)) && choice({
      label: t('platform'),
      value: chosen.platform,
      options: [['', t('live.allPlatforms')], ...world.sorted.map(({ id }) => [id, world.name(id)])],
      testId: 'ranking-platform',
      onChange: (platform) => chosen.set('platform', platform),
    }),
  ];
}

/** A function that shows rows in one table, which keeps its order and search. */
function rankTable({ metric, by, currency, compare }, world) {
  let largest = 0;
  const write = (value) => writtenValue(value, metric, currency);
  const ranks = new Table({
    caption: t('rankings.title'),
    testId: 'ranking',
    rowData: (row) => ({ 'data-id': row.id ?? '', 'data-rest': row.rest }),
    columns: [
      { title: t('rankings.rank'), number: true, of: (row) => (row.rest ? '' : [count(row.rank), row.rankThen != null && row.rankThen !== row.rank && h('small', { class: 'soft' }, ' ', t('rankings.before', { rank: count(row.rankThen) }))]), sort: (row) => row.rank },
      { title: t(`by.${by}`), header: true, of: (row) => named(row.id, by, world), sort: (row) => plainName(row.id, by, world), search: (row) => `${row.id} ${plainName(row.id, by, world)}` },
      {
        title: t(`metric.${metric}`),
        explain: `metric.${metric}`,
        number: true,
        of: (row) => write(row.value),
        data: (row) => ({ 'data-metric': metric, 'data-value': row.value }),
        sort: (row) => Number(row.value),
      },
      compare !== '' && { title: t('compare.difference'), number: true, of: (row) => delta(row.changes?.[0], write), sort: (row) => Number(row.changes?.[0]?.difference ?? 0) },
      !metric.includes('Rate') && { title: t('share'), number: true, of: (row) => (row.rest ? '' : rate(row.share)), sort: (row) => row.share, when: (rows) => rows.some((row) => row.share != null) },
      {
        title: h('span', { class: 'unseen' }, t('rankings.bar')),
        of: (row) => !row.rest && vary(h('span', { class: 'rank-bar', 'aria-hidden': 'true' }), 'part', largest > 0 ? Math.max(0, Number(row.value) / largest) : 0),
      },
    ],
  });
  return ({ rows, unnamed }) => {
    largest = Math.max(...rows.map((row) => Number(row.value)), 0);
    return ranks.show(rows, unnamed == null || unnamed === '0' ? [] : [{ id: null, value: unnamed, rest: 'unnamed' }]);
  };
}

function plainName(id, by, world) {
  return by === 'platform' ? world.name(id) : isPart(by) ? partName(by, id) : by === 'owner' ? ownerName(id) : needName(id);
}

function named(id, by, world) {
  return by === 'platform'
    ? h('a', { class: 'platform-head', href: linkTo(['platforms', id]) }, dot(platformColour(id)), h('span', {}, world.name(id)))
    : plainName(id, by, world);
}

function writtenValue(value, metric, currency) {
  if (OF_MONEY.has(metric)) {
    return amount(value, currency);
  }
  if (metric.includes('Rate')) {
    return rate(Number(value));
  }
  if (metric === 'creditOrders') {
    return microOrders(value);
  }
  return metric === 'attention' ? attention(Number(value)) : count(Number(value));
}

function csvRow(row, metric, by, currency, range) {
  const value = OF_MONEY.has(metric) ? { currency, [metric]: { minor: row.value, currency } }
    : metric === 'creditOrders' ? { creditedOrders: Number(row.value) / 1e6 } : { [metric]: Number(row.value) };
  return { range: rangeText(range), rank: row.rank, [by]: row.id ?? '', ...value, share: row.share };
}
