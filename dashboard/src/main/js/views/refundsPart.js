import { getAll, getJson } from '../net/api.js';
import { ENTITIES } from '../data/entities.js';
import { lossesOf, rateOf, takenOf } from '../data/refunds.js';
import { ratio, sum } from '../format/money.js';
import { aligned, rangeParameters } from '../state/ranges.js';
import { segments } from '../ui/controls.js';
import { atMostEvery, fill, h, setText, vary } from '../ui/dom.js';
import { downloads, tableFiles } from '../ui/download.js';
import { term } from '../ui/explain.js';
import { platformHead } from '../ui/heat.js';
import { emptyNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { surfaceName } from '../i18n/names.js';
import { amount, count, rangeText, rate, t } from '../i18n/i18n.js';
import { entityLink, rankingOf } from './entityRanking.js';

const REFRESH_MS = 3000;
const TOP = 50;

/** Whose losses can be shown. */
export const LOSERS = ['surface', ...Object.keys(ENTITIES)];

/**
 * What refunds took from whom: the surfaces, creators, campaigns or items whose touches lost credit,
 * the largest loss first. Of one platform with an `id`, else of all. The rows and the rows below the
 * table add up to the total. Of all platforms it is that of the refunds. Of one platform it is what
 * its touches lost, also by refunds of orders on other platforms, and the last row says so.
 */
export function refundsPart({ life, world }, { chosen, range, currency, id }) {
  const by = chosen.refunds;
  const files = downloads('refunds');
  const part = section({
    title: t('refunds.title'), hint: t('refunds.hint'), testId: 'refunds', tools: files.element,
    controls: segments({
      label: t('rankings.by'), value: by, options: LOSERS.map((each) => [each, t(each === 'surface' ? 'surface' : `by.${each}`)]), testId: 'refunds-by',
      onChange: (each) => chosen.set('refunds', each),
    }),
  });
  const load = loader(life, part.body);
  const losses = lossTable({ by, currency, id }, world);
  const days = () => aligned({ from: range.from, to: range.to }, 'day', world.zone);

  const ask = async (signal) => {
    const dates = rangeParameters(days());
    const of = { ...dates, model: chosen.model };
    const [{ platforms }, lost] = await Promise.all([
      getJson('/v1/platforms', of, signal),
      by === 'surface' ? surfacesOf(of, id, signal)
        : getJson('/v1/rankings', rankingOf({ by, metric: 'refunded', platform: id ?? '', model: chosen.model, currency, limit: TOP }, dates), signal),
    ]);
    const rows = platforms.filter((each) => id === undefined || each.id === id).map((each) => each.range).filter(Boolean);
    return { taken: takenOf(rows, currency), lost };
  };

  const show = ({ taken, lost }) => {
    const { from, to } = days();
    setText(part.hint, [t('refunds.hint'), from === range.from && to === range.to ? '' : t('days.whole', { range: rangeText({ from, to }) })].filter(Boolean).join(' '));
    const { rows, foot } = by === 'surface' ? ofSurfaces(lost, taken, { currency, id }) : ofEntities(lost);
    if (id !== undefined && foot.length > 0) {
      foot.at(-1).text = t('refunds.touched', { here: amount(taken.closed, currency), elsewhere: amount(taken.externalOut, currency) });
    }
    const isEmpty = rows.length === 0 && taken.all === '0' && foot.every(({ refunded }) => refunded === '0');
    fill(part.body, isEmpty ? emptyNote(t('refunds.none')) : [takenLine(taken, { currency, id }, world), losses.show(rows, foot)]);
    files.offer(isEmpty ? [] : tableFiles(`millrace-refunds-${id ?? 'all'}-${by}`, () => [...losses.shown, ...foot].map((row) => csvRow(row, { by, currency, model: chosen.model, range: rangeText(days()) }))));
  };

  range.onMove(() => load(ask, show, { quiet: true }));
  load(ask, show);
  const again = atMostEvery(REFRESH_MS, () => !life.isOver && load(ask, show, { quiet: true }));
  return { element: part.element, refresh: () => range.to > Date.now() && again() };
}

async function surfacesOf(parameters, id, signal) {
  const path = id === undefined ? '/v1/surfaces' : `/v1/platforms/${encodeURIComponent(id)}/surfaces`;
  const { surfaces } = await getAll(path, parameters, 'surfaces', signal);
  return surfaces.map((each) => ({ platform: id, ...each }));
}

/** Orders without a touch have no surface, so of all platforms they stand in a row of their own. */
function ofSurfaces(surfaces, taken, { currency, id }) {
  const rows = lossesOf(surfaces, currency);
  const touched = sum([taken.closed, taken.externalOut]);
  return id === undefined
    ? { rows, foot: [{ rest: 'direct', text: t('refunds.direct'), refunded: taken.direct }, { rest: 'total', text: t('rankings.total'), refunded: taken.all }].filter(({ rest, refunded }) => rest === 'total' || refunded !== '0') }
    : { rows, foot: [{ rest: 'total', text: t('rankings.total'), refunded: touched }] };
}

function ofEntities({ rows, other, unnamed, total }) {
  const foot = (rest, text, refunded) => refunded != null && { rest, text, refunded: String(refunded) };
  return {
    rows: rows.map((row) => ({ platform: row.platform, id: row.id, amount: row.credit ?? '0', refunded: row.value, rate: rateOf(row.credit ?? '0', row.value) })),
    foot: [
      other?.count > 0 && foot('other', t('rankings.other', { count: count(other.count), number: other.count }), other.value),
      String(unnamed ?? '0') !== '0' && foot('unnamed', t('rankings.unnamed'), unnamed),
      foot('total', t('rankings.total'), total),
    ].filter(Boolean),
  };
}

/** What refunds took from the money on the platforms, by the touches of its orders. */
function takenLine(taken, { currency, id }, world) {
  const figure = (metric, name, value) => h('span', {}, name, ' ', h('b', { 'data-metric': metric, 'data-value': value }, amount(value, currency)));
  const title = id === undefined ? t('refunds.ofAll') : t('refunds.of', { platform: world.name(id) });
  return h('p', { class: 'best', 'data-testid': 'refunds-taken' },
    figure('all', title, taken.all),
    figure('closed', term('kind.closed'), taken.closed),
    figure('externalIn', term('kind.external'), taken.externalIn),
    figure('direct', term('kind.direct'), taken.direct));
}

function lossTable({ by, currency, id }, world) {
  let most = 0;
  let all = '0';
  const name = (row) => row.text ?? (by === 'surface' ? surfaceName(row.surface) : entityLink(row.platform, by, row.id));
  const text = (row) => (by === 'surface' ? `${row.surface} ${surfaceName(row.surface)}` : row.id);
  const list = new Table({
    caption: t('refunds.title'),
    testId: 'refunds-table',
    cards: true,
    rowData: (row) => ({ 'data-platform': row.platform ?? '', 'data-id': row.surface ?? row.id ?? '', 'data-rest': row.rest }),
    columns: [
      { title: by === 'surface' ? t('surface') : t(`by.${by}`), header: true, of: name, sort: text, search: text },
      id === undefined && { title: t('platform'), of: (row) => row.platform && platformHead(row.platform, world), sort: ({ platform }) => world.name(platform), search: ({ platform }) => `${platform} ${world.name(platform)}` },
      { title: t('metric.refunded'), explain: 'metric.refunded', key: 'refunded', number: true, of: (row) => amount(row.refunded, currency), data: (row) => ({ 'data-metric': 'refunded', 'data-value': row.refunded }), sort: (row) => BigInt(row.refunded) },
      { title: t('share'), number: true, of: (row) => (row.rest === 'total' ? '' : rate(ratio(row.refunded, all))), sort: (row) => BigInt(row.refunded) },
      { title: t('metric.refundRate'), explain: 'metric.refundRate', key: 'refundRate', number: true, of: (row) => (row.rest ? '' : rate(row.rate)), data: (row) => ({ 'data-metric': 'refundRate', 'data-value': row.rate ?? '' }), sort: (row) => row.rate },
      { title: t('metric.credit'), explain: 'metric.credit', key: 'credit', number: true, of: (row) => (row.rest ? '' : amount(row.amount, currency)), data: (row) => ({ 'data-metric': 'credit', 'data-value': row.amount ?? '' }), sort: (row) => BigInt(row.amount) },
      {
        title: h('span', { class: 'unseen' }, t('rankings.bar')),
        of: (row) => !row.rest && vary(h('span', { class: 'rank-bar', 'aria-hidden': 'true' }), 'part', most > 0 ? Math.max(0, Number(row.refunded) / most) : 0),
      },
    ],
  });
  return {
    get shown() {
      return list.shown;
    },
    show(rows, foot) {
      most = Math.max(0, ...rows.map(({ refunded }) => Number(refunded)));
      all = foot.at(-1)?.refunded ?? sum(rows.map(({ refunded }) => refunded));
      return list.show(rows, foot);
    },
  };
}

function csvRow(row, { by, currency, ...base }) {
  const money = (minor) => (minor == null ? '' : { minor, currency });
  return {
    ...base, platform: row.platform ?? '', [by]: row.text ?? row.surface ?? row.id, currency,
    refunded: money(row.refunded), refundRate: row.rate ?? '', credit: money(row.amount),
  };
}
