import { metricOf } from '../data/metrics.js';
import { has, language, t } from './i18n.js';

let metrics = new Map();

/** Takes the table of metrics of the server, which the documents of the API use too. */
export function setMetrics(list) {
  metrics = new Map(list.map((metric) => [metric.id, metric]));
}

/**
 * The lines of the explanation of a text key: its name first. A key "metric.events" or "rate.leak" is
 * explained by the server's table of metrics, other keys by the text "KEY.means". Null without one.
 */
export function explanationOf(key) {
  const metric = metrics.get(metricOf(key));
  if (metric) {
    return [
      metric.name[language()],
      metric.text[language()],
      metric.formula && t('explain.formula', { formula: metric.formula }),
      [t('explain.unit', { unit: known(`unit.${metric.unit}`, metric.unit) }), t('explain.window', { window: known(`window.${metric.window}`, metric.window) })].join(' '),
    ].filter(Boolean);
  }
  return has(`${key}.means`) ? [t(key.includes('capped') ? 'capped.title' : key), t(`${key}.means`)] : null;
}

/** Whether the page explains this key, also before the table of the server has arrived. */
export const isExplained = (key) => /^(metric|rate)\.|^lastSeen$/.test(key) || has(`${key}.means`);

/** A newer server may have other units and windows. */
const known = (key, name) => (has(key) ? t(key) : name);
