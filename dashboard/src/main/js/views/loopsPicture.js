import { getAll, getJson } from '../net/api.js';
import { ORDERS, changeOf, currenciesOf, kindOf, together, totalsOf, unitOf, valueOf, wayLine, waysOf } from '../data/loops.js';
import { rateOf } from '../data/refunds.js';
import { isPart } from '../data/rankable.js';
import { sankeyOf } from '../data/sankey.js';
import { aligned, rangeParameters } from '../state/ranges.js';
import { filterOf, filterParameters } from '../state/filter.js';
import { linkTo } from '../state/router.js';
import { dot } from '../ui/chartOptions.js';
import { choice } from '../ui/controls.js';
import { delta } from '../ui/delta.js';
import { fill, h, setText } from '../ui/dom.js';
import { downloads, pictureFiles, tableFiles } from '../ui/download.js';
import { term } from '../ui/explain.js';
import { emptyNote } from '../ui/notes.js';
import { patch } from '../ui/patch.js';
import { platformColour } from '../ui/platforms.js';
import { Sankey } from '../ui/sankey.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { needName, ownerName, partName, surfaceName } from '../i18n/names.js';
import { amount, microOrders, rangeText, rate, shortAmount, t } from '../i18n/i18n.js';
import { ratio } from '../format/money.js';
import { refundCells, refundColumns } from './refundColumns.js';

const REFRESH_MS = 2000;

/** What the ways can be split by: parts of the traffic, or groups of platforms at both ends. */
export const SPLITS = ['', 'channel', 'region', 'owner', 'need'];
const GROUPS = { owner: ownerName, need: needName };

/** A value as text for users, in the unit of a picture. */
export const written = (value, unit) => (unit === ORDERS ? microOrders(value) : amount(value, unit));

export const writtenShort = (value, unit) => (unit === ORDERS ? microOrders(value) : shortAmount(value, unit));

/** What refunds took from a way, for its tooltip; null when they took nothing. */
export function tookLine({ value, refunded }, unit) {
  return (refunded ?? '0') === '0' ? null : t('refunds.took', { amount: written(refunded, unit), share: rate(rateOf(value, refunded)) });
}

/** The address of a pair: where attention was gathered, and where money was earned. */
export const pairLink = (from, to, query) => linkTo(['loops', from ?? '-', to], query);

/** Money or orders. Orders are a choice of the view, the currency is one of all views. */
export function unitChoice(chosen, unit, currencies) {
  return choice({
    label: t('unit'),
    value: unit,
    options: [...currencies.map((currency) => [currency, currency]), [ORDERS, t('metric.creditedOrders')]],
    testId: 'unit',
    onChange: (value) => chosen.setAll(value === ORDERS ? { unit: ORDERS } : { unit: '', currency: value }),
  });
}

/** Loops as a picture with a table below it. */
export function loopsPicture({ life, world: platforms }, { chosen: asked, range, onCompared }) {
  const filter = filterOf(asked);
  const chosen = filter && isPart(asked.split) ? { ...asked, split: '' } : asked;
  const world = isGrouped(chosen) ? { name: GROUPS[chosen.split], isGrouped: true } : platforms;
  const files = downloads('loops');
  const { element, body, bar, hint } = section({ title: t('loops.title'), hint: t('loops.hint'), testId: 'loops', tools: files.element, follows: true });
  const legend = h('div', { class: 'kind-legend' });
  const picture = new Sankey(life, { label: t('loops.title'), testId: 'sankey' });
  const load = loader(life, body);
  let answered = '';
  let timer;
  let ways;

  // Channels and regions are counted by day.
  const wholeDays = () => aligned({ from: range.from, to: range.to }, 'day', platforms.zone);

  const ask = async (signal) => {
    const parameters = { ...rangeParameters(isPart(chosen.split) ? wholeDays() : range), model: chosen.model, compare: chosen.compare, ...filterParameters(filter) };
    const [loops, surfaces] = await Promise.all([
      getAll('/v1/loops', { ...parameters, by: chosen.split }, 'cells', signal),
      chosen.focus && !chosen.split && !filter ? getJson(`/v1/platforms/${encodeURIComponent(chosen.focus)}/surfaces`, { ...rangeParameters(range), model: chosen.model }, signal) : null,
    ]);
    return { loops, surfaces };
  };

  const show = (answer) => {
    const content = JSON.stringify([answer.loops.cells, answer.surfaces?.surfaces]);
    element.dataset.asOf = answer.loops.asOf ?? '';
    if (content === answered) {
      return;
    }
    answered = content;
    draw(answer);
  };

  const draw = ({ loops, surfaces }) => {
    const currencies = currenciesOf(loops.cells);
    const unit = unitOf(chosen, currencies);
    const days = wholeDays();
    const isWhole = !isPart(chosen.split) || (days.from === range.from && days.to === range.to);
    setText(hint, `${t('loops.hint')} ${isWhole ? '' : t('days.whole', { range: rangeText(days) })}`);
    fill(bar, unitChoice(chosen, unit, currencies), splitChoice(chosen, filter), !isGrouped(chosen) && focusChoice(chosen, platforms));
    onCompared?.(loops.comparison);
    const all = waysOf(loops.cells, unit).filter((way) => !chosen.focus || isGrouped(chosen) || way.from === chosen.focus);
    const parts = isPart(chosen.split) ? partsOf(all, chosen.split) : surfacesOf(surfaces, unit, chosen.focus);
    const drawn = sankeyOf(isPart(chosen.split) ? together(all) : all, parts);
    patch(legend, kindLegend(totalsOf(all), unit));
    if (!ways || ways.unit !== unit) {
      ways = wayTable(unit, world, chosen);
    }
    fill(body, legend, drawn.links.length > 0 ? picture.element : emptyNote(t('empty.loops')),
      drawn.left > 0 && h('p', { class: 'hint' }, t('loops.left', { count: drawn.left, number: drawn.left })),
      all.length > 0 && ways.details(all));
    files.offer(all.length > 0 ? [
      ...pictureFiles('millrace-loops', picture.element),
      ...tableFiles('millrace-loops', () => all.map((way) => csvRow(way, unit, chosen, range, filter))),
    ] : []);
    if (drawn.links.length > 0) {
      picture.show(drawn, wordsFor(unit, world, drawn), inWords(all, unit, world));
    }
  };

  /** Loads again when the range includes now, at most every two seconds. */
  function refresh() {
    if (!timer && range.isLive) {
      timer = setTimeout(() => {
        timer = undefined;
        load(ask, show, { quiet: true });
      }, REFRESH_MS);
    }
  }

  range.onMove(() => load(ask, show, { quiet: true }));
  life.onEnd(() => clearTimeout(timer));
  load(ask, show);
  return { element, refresh };
}

const isGrouped = ({ split }) => Object.hasOwn(GROUPS, split);

function splitChoice(chosen, filter) {
  return choice({
    label: t('loops.split'),
    value: chosen.split,
    options: SPLITS.filter((split) => !filter || !isPart(split)).map((split) => [split, split === '' ? t('loops.split.none') : t(`by.${split}`)]),
    testId: 'split',
    onChange: (split) => chosen.set('split', split),
  });
}

function focusChoice(chosen, world) {
  return choice({
    label: t('loops.focus'),
    value: chosen.focus,
    options: [['', t('live.allPlatforms')], ...world.sorted.filter((each) => each.latest).map(({ id }) => [id, world.name(id)])],
    testId: 'focus',
    onChange: (value) => chosen.set('focus', value),
  });
}

function surfacesOf(answer, unit, from) {
  return (answer?.surfaces ?? []).map((each) => ({
    node: `s:${each.surface}`,
    from,
    value: valueOf({ microOrders: each.microOrders, amounts: each.credit }, unit),
  }));
}

/** The channels or regions of the ways with a touch. A way that names none has a node of its own. */
function partsOf(ways, split) {
  return ways.filter((way) => way.from !== null)
    .map((way) => ({ node: `${split[0]}:${way.part ?? ''}`, from: way.from, value: way.value }));
}

export function nodeName(id, world) {
  if (id === 'a:') {
    return t('kind.direct');
  }
  if (id.endsWith('*')) {
    return t('loops.other');
  }
  const [side, name] = [id[0], id.slice(2)];
  return side === 's' ? surfaceName(name)
    : side === 'c' || side === 'r' ? partName(side === 'c' ? 'channel' : 'region', name || null) : world.name(name);
}

/** The names, sums and addresses of the parts of the picture. */
function wordsFor(unit, world, { nodes, links }) {
  const sides = { s: t('surface'), c: t('by.channel'), r: t('by.region'), a: t('loops.from'), m: t('loops.to') };
  const name = (id) => nodeName(id, world);
  const sums = Object.fromEntries(nodes.map((node) => [node.id, node.value]));
  return {
    name,
    short: (node) => writtenShort(node.value, unit),
    tell: (each) => (each.id === undefined
      ? [`${name(each.source)} → ${name(each.target)}`, written(each.value, unit), t(`kind.${each.kind}`),
          t('loops.part', { share: rate(ratio(each.value, sums[each.source])), of: name(each.source) }),
          each.kind !== 'surface' && t('loops.part', { share: rate(ratio(each.value, sums[each.target])), of: name(each.target) }),
          tookLine(each, unit)].filter(Boolean)
      : [name(each.id), `${sides[each.id[0]]}: ${written(each.value, unit)}`,
          t('loops.ways', { count: links.filter((link) => link.source === each.id || link.target === each.id).length,
            number: links.filter((link) => link.source === each.id || link.target === each.id).length })]),
    href: (each) => (world.isGrouped ? null : addressOf(each)),
  };
}

function addressOf({ id, source, target }) {
  const ends = id === undefined ? [source, target] : [id];
  if (ends.some((end) => end.endsWith('*'))) {
    return linkTo(['loops']);
  }
  if (id === undefined) {
    return /^[scr]:/.test(source) ? linkTo(['platforms', target.slice(2)]) : pairLink(source.slice(2) || null, target.slice(2));
  }
  return id === 'a:' || /^[scr]:/.test(id) ? null
    : id.startsWith('a:') ? linkTo([], { focus: id.slice(2) }) : linkTo(['platforms', id.slice(2)]);
}

function kindLegend(totals, unit) {
  return ['closed', 'external', 'direct'].map((kind) => h('span', { 'data-kind': kind, 'data-value': totals[kind] },
    h('span', { class: `dot kind-${kind}`, 'aria-hidden': 'true' }), term(`kind.${kind}`), ' ',
    h('b', {}, written(totals[kind], unit)), ' ', h('span', { class: 'soft' }, rate(ratio(totals[kind], totals.all)))));
}

function inWords(ways, unit, world) {
  const largest = ways.slice(0, 3).map((way) =>
    `${nodeName(`a:${way.from ?? ''}`, world)} → ${world.name(way.to)} ${written(way.value, unit)}`);
  return `${t('loops.title')}: ${largest.join('; ')}`;
}

/** The table of all ways. It stays when numbers change, with its order and search. */
function wayTable(unit, world, { compare, split }) {
  let all = '0';
  const compared = compare !== '';
  const platform = (id) => (id == null ? t('kind.direct') : [dot(platformColour(id)), ' ', world.name(id)]);
  const nameOf = (id) => (id == null ? t('kind.direct') : world.name(id));
  const ways = new Table({
    caption: t('loops.title'),
    testId: 'loops-table',
    rowData: (way) => ({ 'data-from': way.from ?? '', 'data-to': way.to, 'data-kind': kindOf(way) }),
    columns: [
      { title: t('loops.from'), of: (way) => (world.isGrouped ? platform(way.from) : h('a', { href: pairLink(way.from, way.to) }, platform(way.from))), header: true, sort: (way) => nameOf(way.from), search: (way) => `${way.from ?? ''} ${nameOf(way.from)}` },
      isPart(split) && { title: t(`by.${split}`), of: (way) => partName(split, way.part), data: (way) => ({ 'data-part': way.part ?? '' }), sort: (way) => partName(split, way.part), search: (way) => `${way.part ?? ''} ${partName(split, way.part)}` },
      { title: t('loops.to'), of: (way) => platform(way.to), sort: (way) => nameOf(way.to), search: (way) => `${way.to} ${nameOf(way.to)}` },
      { title: t('loops.kind'), of: (way) => h('span', { class: `tag kind-tag-${way.kind}` }, t(`kind.${way.kind}`)), sort: (way) => t(`kind.${way.kind}`), search: (way) => t(`kind.${way.kind}`) },
      {
        title: unit === ORDERS ? t('metric.creditedOrders') : t('metric.credit'),
        explain: unit === ORDERS ? 'metric.creditedOrders' : 'metric.credit',
        number: true,
        of: (way) => written(way.value, unit),
        data: (way) => ({ 'data-metric': 'credit', 'data-value': way.value }),
        sort: (way) => BigInt(way.value),
      },
      { title: t('share'), number: true, of: (way) => rate(ratio(way.value, all)), sort: (way) => BigInt(way.value) },
      ...refundColumns(wayLine, unit),
      compared && { title: t('compare.difference'), number: true, of: (way) => delta(changeOf(way, unit), (value) => written(value, unit)), sort: (way) => Number(changeOf(way, unit)?.difference ?? 0) },
    ],
  });
  const summary = h('summary', { 'data-key': 'loops-summary' });
  const element = h('details', { 'data-testid': 'loops-details' }, summary, ways.element);
  element.open = compared;
  return {
    unit,
    details(rows) {
      all = totalsOf(rows).all;
      summary.textContent = t('loops.table', { count: rows.length, number: rows.length });
      ways.show(rows);
      return element;
    },
  };
}

function csvRow(way, unit, { model, split }, range, filter) {
  return {
    ...filterParameters(filter),
    from: way.from ?? '', ...(isPart(split) ? { [split]: way.part ?? '' } : {}), to: way.to, kind: way.kind, model, range: rangeText(range),
    ...(unit === ORDERS ? { orders: Number(way.value) / 1e6 } : { currency: unit, amount: { minor: way.value, currency: unit }, ...refundCells(wayLine(way), unit) }),
  };
}
