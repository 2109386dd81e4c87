import { getJson } from '../net/api.js';
import { tableFiles } from '../ui/download.js';
import { segments } from '../ui/controls.js';
import { h, vary } from '../ui/dom.js';
import { rate, t } from '../i18n/i18n.js';
import { dayPart } from './parts.js';
import { ENTITY_TYPES, entityLink, rankingLink, rankingOf, writtenMetric } from './entityRanking.js';

const TOP = 8;

/** The creators, campaigns or items of the platform that earned most, with a way to all of them. */
export function entitiesPart(context) {
  const { id, chosen } = context;
  const by = chosen.entity;
  return dayPart(context, {
    title: t('entities.title'), hint: t('entities.hint'), testId: 'entities',
    controls: segments({
      label: t('rankings.by'), value: by, options: ENTITY_TYPES.map((type) => [type, t(`by.${type}`)]), testId: 'entity-type',
      onChange: (type) => chosen.set('entity', type),
    }),
    ask: (dates, signal) => getJson('/v1/rankings',
      rankingOf({ by, metric: 'credit', platform: id, model: chosen.model, currency: chosen.currency, limit: TOP }, dates), signal),
    draw: ({ rows }) => (rows.length === 0 ? null : [topList(rows, { by, id, currency: chosen.currency }), h('p', { class: 'ways-on' }, rankingLink(by, id))]),
    files: ({ rows }) => tableFiles(`millrace-${id}-${by}`, () => rows.map((row) => ({
      platform: row.platform, [by]: row.id, currency: chosen.currency, credit: { minor: row.value, currency: chosen.currency }, share: row.share,
    }))),
  });
}

function topList(rows, { by, id, currency }) {
  const most = Number(rows[0].value);
  return h('ol', { class: 'flows', 'data-testid': 'entity-list' }, rows.map((row) => vary(h('li', {},
    h('span', {}, entityLink(id, by, row.id)),
    h('span', {}, h('b', { class: 'number', 'data-value': row.value }, writtenMetric(row.value, 'credit', currency)), ' ',
      h('span', { class: 'soft number' }, rate(row.share)))), 'part', most > 0 ? Math.max(0, Number(row.value) / most) : 0)));
}
