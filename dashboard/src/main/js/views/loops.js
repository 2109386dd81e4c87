import { getAll } from '../net/api.js';
import { ORDERS, changeOf, currenciesOf, unitOf, wayLine, waysOf } from '../data/loops.js';
import { heat, loopMatrix } from '../data/matrix.js';
import { filterOf, filterParameters } from '../state/filter.js';
import { rangeParameters } from '../state/ranges.js';
import { choices } from '../state/router.js';
import { ShownRange } from '../state/shownRange.js';
import { choiceBar } from '../ui/choiceBar.js';
import { delta } from '../ui/delta.js';
import { fill, h } from '../ui/dom.js';
import { wholeDaysNote } from '../ui/filter.js';
import { downloads, drawingFiles, tableFiles } from '../ui/download.js';
import { emptyNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { heatCell, heatTable, platformHead } from '../ui/heat.js';
import { Table } from '../ui/table.js';
import { pairLink, tookLine, unitChoice, written, writtenShort } from './loopsPicture.js';
import { notesPart } from './notesPart.js';
import { comparedWith } from './overview.js';
import { refundCells, refundColumns } from './refundColumns.js';
import { surfaceName } from '../i18n/names.js';
import { rangeText, t } from '../i18n/i18n.js';

/** Loops as a matrix: attention down, money across; and the surfaces that earn most. */
export function loops(context) {
  const { life, world, status } = context;
  const chosen = choices({ unit: '' });
  const range = new ShownRange(life, chosen.range, world.zone);
  const bar = choiceBar({ world, chosen, range, uses: ['model', 'compare'] });
  const files = downloads('matrix');
  const part = section({ title: t('loops.matrix'), hint: t('loops.matrixHint'), testId: 'loop-matrix', tools: files.element, follows: true });
  const load = loader(life, part.body);
  const compared = comparedWith(bar.compared);

  const filter = filterOf(chosen);
  const ask = (signal) => getAll('/v1/loops', { ...rangeParameters(range), model: chosen.model, compare: chosen.compare, ...filterParameters(filter) }, 'cells', signal);

  const show = (answer) => {
    status.of(answer);
    compared(answer.comparison);
    const currencies = currenciesOf(answer.cells);
    const unit = unitOf(chosen, currencies);
    fill(part.bar, unitChoice(chosen, unit, currencies));
    const ways = waysOf(answer.cells, unit);
    fill(part.body, ways.length === 0 ? emptyNote(t('empty.loops')) : matrix(ways, unit, world));
    files.offer(ways.length === 0 ? [] : [
      ...drawingFiles('millrace-matrix', () => part.body.querySelector('table')),
      ...tableFiles('millrace-matrix', () => ways.map((way) => ({
        ...filterParameters(filter), from: way.from ?? '', to: way.to, kind: way.kind, model: chosen.model, range: rangeText(range), ...csvValue(way, unit),
      }))),
    ]);
  };

  const top = [h('h1', { class: 'unseen' }, t('nav.loops')), bar.element, notesPart(context, range)];
  const halfDays = wholeDaysNote(chosen, range, world.zone);
  if (halfDays) {
    return [top, halfDays, surfacesPart(context, chosen, range)];
  }
  range.onMove(() => load(ask, show, { quiet: true }));
  load(ask, show);
  return [top, part.element, surfacesPart(context, chosen, range)];
}

function csvValue(way, unit) {
  return unit === ORDERS ? { creditedOrders: Number(way.value) / 1e6 }
    : { currency: unit, credit: { minor: way.value, currency: unit }, ...refundCells(wayLine(way), unit) };
}

function matrix(ways, unit, world) {
  const { rows, columns, value } = loopMatrix(ways);
  const largest = ways[0].value;
  const pairs = new Map(ways.map((way) => [`${way.from ?? ''} ${way.to}`, way]));
  const write = (text) => written(text, unit);
  return heatTable({
    caption: t('loops.matrix'),
    corner: `${t('loops.from')} ↓  ${t('loops.to')} →`,
    testId: 'matrix',
    columns: columns.map((id) => platformHead(id, world)),
    rows: rows.map((from) => ({
      head: from === '' ? t('kind.direct') : platformHead(from, world),
      cells: columns.map((to) => {
        const found = value(from, to);
        const kind = from === '' ? 'direct' : from === to ? 'closed' : 'external';
        return found === undefined ? heatCell({}) : heatCell({
          text: writtenShort(found, unit),
          more: delta(changeOf(pairs.get(`${from} ${to}`), unit), write),
          full: [`${from === '' ? t('kind.direct') : world.name(from)} → ${world.name(to)}`, write(found), t(`kind.${kind}`), tookLine(pairs.get(`${from} ${to}`), unit)].filter(Boolean),
          href: pairLink(from || null, to),
          heat: heat(found, largest),
          kind,
          data: { 'data-from': from, 'data-to': to, 'data-value': found, 'data-refunded': pairs.get(`${from} ${to}`).refunded },
        });
      }),
    })),
  });
}

/** The surfaces of all platforms by the money that they earned anywhere. */
function surfacesPart({ life, world }, chosen, range) {
  const files = downloads('earners');
  const { element, body } = section({ title: t('earners.title'), hint: t('earners.hint'), testId: 'earners', tools: files.element });
  const load = loader(life, body);
  let surfaces;
  let shownUnit;

  const ask = (signal) => getAll('/v1/loops', { ...rangeParameters(range), model: chosen.model, by: 'surface', compare: chosen.compare }, 'cells', signal);

  const show = ({ cells }) => {
    const unit = unitOf(chosen, currenciesOf(cells));
    const rows = earners(cells, unit);
    if (!surfaces || shownUnit !== unit) {
      surfaces = earnerTable(world, unit);
      shownUnit = unit;
    }
    fill(body, rows.length === 0 ? emptyNote(t('empty.loops')) : surfaces.show(rows));
    files.offer(rows.length === 0 ? [] : tableFiles('millrace-surfaces', () => surfaces.shown.map((row) => ({
      platform: row.platform, surface: row.surface, model: chosen.model, range: rangeText(range), ...csvValue({ value: String(row.all), refunded: row.taken === null ? null : String(row.taken) }, unit),
    }))));
  };

  range.onMove(() => load(ask, show, { quiet: true }));
  load(ask, show);
  return element;
}

/** Sums of cells by the surface of their traffic, largest first, in the unit. */
function earners(cells, unit) {
  const sums = new Map();
  for (const way of waysOf(cells, unit)) {
    if (way.from != null) {
      const key = `${way.from} ${way.surface}`;
      const row = sums.get(key) ?? { platform: way.from, surface: way.surface, here: 0n, elsewhere: 0n, all: 0n, taken: null };
      row[way.kind === 'closed' ? 'here' : 'elsewhere'] += BigInt(way.value);
      row.all += BigInt(way.value);
      row.taken = way.refunded == null ? row.taken : (row.taken ?? 0n) + BigInt(way.refunded);
      sums.set(key, row);
    }
  }
  return [...sums.values()].sort((a, b) => (b.all > a.all ? 1 : b.all < a.all ? -1 : 0));
}

function earnerTable(world, unit) {
  const money = (key, field) => ({
    title: t(key), key: field, number: true, of: (row) => written(String(row[field]), unit), sort: (row) => row[field],
    data: (row) => ({ 'data-metric': field, 'data-value': String(row[field]) }),
  });
  return new Table({
    caption: t('earners.title'),
    testId: 'earners-table',
    rowData: (row) => ({ 'data-platform': row.platform, 'data-surface': row.surface }),
    columns: [
      { title: t('surface'), header: true, of: (row) => surfaceName(row.surface), sort: (row) => surfaceName(row.surface), search: (row) => `${row.surface} ${surfaceName(row.surface)}` },
      { title: t('platform'), of: (row) => platformHead(row.platform, world), sort: (row) => world.name(row.platform), search: (row) => `${row.platform} ${world.name(row.platform)}` },
      { ...money('metric.credit', 'all'), explain: unit === ORDERS ? 'metric.creditedOrders' : 'metric.credit', title: unit === ORDERS ? t('metric.creditedOrders') : t('metric.credit') },
      money('earners.here', 'here'),
      money('earners.elsewhere', 'elsewhere'),
      ...refundColumns(({ all, taken }) => wayLine({ value: String(all), refunded: taken === null ? null : String(taken) }), unit),
    ],
  });
}
