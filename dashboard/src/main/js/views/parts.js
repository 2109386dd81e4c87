import { getAll } from '../net/api.js';
import { rangeOf, rangeParameters } from '../state/ranges.js';
import { fill, h, vary } from '../ui/dom.js';
import { dot } from '../ui/chartOptions.js';
import { emptyNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { loader, section } from '../ui/section.js';
import { table } from '../ui/table.js';
import { surfaceName } from '../i18n/names.js';
import { amount, attention, count, microOrders, rate, t } from '../i18n/i18n.js';

const STEPS = ['seen', 'product_view', 'cart_add', 'purchase'];
const TOP = 12;

function daysOf({ world, days }) {
  return rangeParameters(rangeOf(days, world.now, world.offset));
}

/** The number of visitors of a day at each stage. Visitors of several days cannot be added up. */
export function funnelPart(context) {
  const { element, body } = section({ title: t('funnel.title'), hint: t('funnel.hint'), testId: 'funnel' });
  const load = loader(context.life, body);
  load((signal) => getAll(`/v1/platforms/${encodeURIComponent(context.id)}/funnel`, daysOf(context), 'days', signal), ({ days }) => {
    fill(body, days.length === 0 ? emptyNote(t('empty.range')) : funnelOf(days.at(-1)), days.length > 1 && dayTable(days));
  });
  return element;
}

function funnelOf(day) {
  const most = Math.max(...STEPS.map((step) => day[step]), 1);
  return [
    h('p', { class: 'soft' }, day.day),
    h('ol', { class: 'funnel' }, STEPS.map((step, index) => h('li', {},
      h('span', { class: 'funnel-name' }, t(`funnel.${step}`)),
      vary(h('span', { class: 'funnel-bar', 'aria-hidden': 'true' }), 'part', day[step] / most),
      h('b', { class: 'number', 'data-metric': step, 'data-value': String(day[step]) }, count(day[step])),
      h('span', { class: 'soft number' }, index === 0 ? '' : rate(day[STEPS[index - 1]] > 0 ? day[step] / day[STEPS[index - 1]] : null))))),
  ];
}

function dayTable(days) {
  return h('details', {}, h('summary', {}, t('funnel.days', { count: days.length })), table({
    caption: t('funnel.title'),
    testId: 'funnel-days',
    rows: [...days].reverse(),
    columns: [
      { title: t('period.day'), header: true, of: (day) => day.day },
      ...STEPS.map((step) => ({ title: t(`funnel.${step}`), number: true, of: (day) => count(day[step]) })),
    ],
  }));
}

/** The traffic and the credit of each surface of the platform. */
export function surfacesPart(context) {
  const { life, id, chosen } = context;
  const { element, body } = section({ title: t('surfaces.title'), hint: t('surfaces.hint'), testId: 'surfaces' });
  const load = loader(life, body);
  const parameters = { ...daysOf(context), model: chosen.model };
  load((signal) => getAll(`/v1/platforms/${encodeURIComponent(id)}/surfaces`, parameters, 'surfaces', signal), ({ surfaces }) => {
    fill(body, surfaces.length === 0 ? emptyNote(t('empty.range')) : surfaceTable(surfaces));
  });
  return element;
}

function surfaceTable(surfaces) {
  const data = (metric, value) => ({ 'data-metric': metric, 'data-value': value == null ? '' : String(value) });
  return table({
    caption: t('surfaces.title'),
    testId: 'surface-table',
    rows: [...surfaces].sort((a, b) => b.events - a.events),
    rowData: (row) => ({ 'data-surface': row.surface }),
    columns: [
      { title: t('surface'), header: true, of: (row) => surfaceName(row.surface) },
      { title: t('metric.events'), number: true, of: (row) => count(row.events), data: (row) => data('events', row.events) },
      { title: t('metric.visitors'), number: true, of: (row) => count(row.visitors), data: (row) => data('visitors', row.visitors) },
      { title: t('metric.attention'), number: true, of: (row) => attention(row.attentionMs) },
      { title: t('metric.orders'), number: true, of: (row) => microOrders(row.microOrders) },
      {
        title: t('metric.credit'),
        number: true,
        of: (row) => row.credit.map((line) => h('div', data('credit', line.amount), amount(line.amount, line.currency))),
      },
    ],
  });
}

/** The most frequent moves from and to the platform. */
export function flowsPart(context) {
  const { life, id, world } = context;
  const { element, body } = section({ title: t('flows.title'), hint: t('flows.hint'), testId: 'flows' });
  const load = loader(life, body);
  load((signal) => getAll('/v1/flows', { ...daysOf(context), platform: id }, 'edges', signal), ({ edges }) => {
    const sorted = [...edges].sort((a, b) => b.count - a.count);
    const here = (place) => place?.platform === id;
    fill(body, edges.length === 0 ? emptyNote(t('empty.range')) : h('div', { class: 'two three' },
      flowList(t('flows.in'), 'flows-in', sorted.filter((edge) => !here(edge.from) && here(edge.to)), world),
      flowList(t('flows.within'), 'flows-within', sorted.filter((edge) => here(edge.from) && here(edge.to)), world),
      flowList(t('flows.out'), 'flows-out', sorted.filter((edge) => here(edge.from) && !here(edge.to)), world)));
  });
  return element;
}

function flowList(title, testId, edges, world) {
  const most = edges[0]?.count ?? 1;
  return h('div', {}, h('h3', {}, title), edges.length === 0 ? emptyNote(t('empty.range')) : h('ol', { class: 'flows', 'data-testid': testId },
    edges.slice(0, TOP).map((edge) => vary(h('li', {},
      h('span', {}, placeName(edge.from, world), ' → ', placeName(edge.to, world)),
      h('b', { class: 'number', 'data-value': String(edge.count) }, count(edge.count))), 'part', edge.count / most))));
}

function placeName(place, world) {
  return place == null
    ? h('i', {}, t('flows.entry'))
    : h('span', { class: 'place' }, dot(platformColour(place.platform)), world.name(place.platform), ' · ', surfaceName(place.surface));
}
