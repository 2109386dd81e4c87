import { getAll } from '../net/api.js';
import { currenciesOfRows } from '../data/figures.js';
import { dayName, monthName } from '../state/ranges.js';
import { choices } from '../state/router.js';
import { choice, segments } from '../ui/controls.js';
import { dot } from '../ui/chartOptions.js';
import { fill, h, vary } from '../ui/dom.js';
import { emptyNote } from '../ui/notes.js';
import { periodChoice } from '../ui/period.js';
import { platformColour } from '../ui/platforms.js';
import { loader, section } from '../ui/section.js';
import { table } from '../ui/table.js';
import { needName, ownerName } from '../i18n/names.js';
import { amount, attention, count, rate, t } from '../i18n/i18n.js';

const METRICS = ['visitors', 'opens', 'attention', 'events', 'buyers', 'orders', 'net', 'externalOut', 'closureRate'];
const OF_MONEY = new Set(['net', 'externalOut', 'closureRate']);

/** Platforms, owners or needs, ranked by a metric. */
export function rankings({ life, world, status }) {
  const currencies = currenciesOfRows(world.rows);
  const chosen = choices({
    metric: 'visitors',
    by: 'platform',
    period: monthName(world.now, world.offset),
    currency: currencies[0] ?? 'CNY',
  });
  const { element, body, bar } = section({ title: t('rankings.title'), testId: 'rankings' });
  const load = loader(life, body);

  const show = (answer) => {
    status.of(answer);
    fill(body, answer.rows.length === 0 ? emptyNote(t('empty.range')) : ranked(answer, chosen, world));
  };

  const change = (name) => (value) => {
    chosen.set(name, value);
    changed();
  };

  const changed = () => {
    fill(bar, controls(chosen, currencies, change, world));
    const parameters = {
      metric: chosen.metric,
      period: chosen.period,
      by: chosen.by,
      currency: OF_MONEY.has(chosen.metric) ? chosen.currency : null,
    };
    load((signal) => getAll('/v1/rankings', parameters, 'rows', signal), show);
  };

  changed();
  return [h('h1', { class: 'unseen' }, t('nav.rankings')), element];
}

function controls(chosen, currencies, change, world) {
  return [
    choice({
      label: t('rankings.metric'),
      value: chosen.metric,
      options: METRICS.map((metric) => [metric, t(`metric.${metric}`)]),
      testId: 'metric',
      onChange: change('metric'),
    }),
    OF_MONEY.has(chosen.metric) && currencies.length > 0 && choice({
      label: t('currency'),
      value: chosen.currency,
      options: currencies.map((currency) => [currency, currency]),
      testId: 'currency',
      onChange: change('currency'),
    }),
    segments({
      label: t('rankings.by'),
      value: chosen.by,
      options: ['platform', 'owner', 'need'].map((by) => [by, t(`by.${by}`)]),
      testId: 'by',
      onChange: change('by'),
    }),
    periodChoice({
      value: chosen.period,
      day: dayName(world.now, world.offset),
      onChange: change('period'),
    }),
  ];
}

function ranked({ rows }, { metric, by, currency }, world) {
  const largest = Math.max(...rows.map((row) => Number(row.value)), 0);
  return table({
    caption: t('rankings.title'),
    testId: 'ranking',
    rows,
    rowData: (row) => ({ 'data-id': row.id }),
    columns: [
      { title: t('rankings.rank'), number: true, of: (row) => count(row.rank) },
      { title: t(`by.${by}`), header: true, of: (row) => named(row.id, by, world) },
      {
        title: t(`metric.${metric}`),
        number: true,
        of: (row) => writtenValue(row.value, metric, currency),
        data: (row) => ({ 'data-metric': metric, 'data-value': row.value }),
      },
      { title: t('share'), number: true, of: (row) => rate(row.share) },
      {
        title: '',
        of: (row) => vary(h('span', { class: 'rank-bar', 'aria-hidden': 'true' }), 'part', largest > 0 ? Math.max(0, Number(row.value) / largest) : 0),
      },
    ],
  });
}

function named(id, by, world) {
  if (by === 'platform') {
    return h('span', { class: 'platform-head' }, dot(platformColour(id)), h('span', {}, world.name(id)));
  }
  return by === 'owner' ? ownerName(id) : needName(id);
}

function writtenValue(value, metric, currency) {
  if (metric === 'net' || metric === 'externalOut') {
    return amount(value, currency);
  }
  if (metric === 'closureRate') {
    return rate(Number(value));
  }
  return metric === 'attention' ? attention(Number(value)) : count(Number(value));
}
