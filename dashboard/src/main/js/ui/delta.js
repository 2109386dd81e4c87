import { h } from './dom.js';
import { explained } from './explain.js';
import { points, rate, t } from '../i18n/i18n.js';

const isRate = ({ metric, then, difference }) => /Rate/.test(metric ?? '') || [then, difference].some((value) => typeof value === 'number' && !Number.isInteger(value));

/**
 * A difference to the compared range: an arrow and a percentage. `write` formats a value, for the
 * exact values that are shown at the pointer. Empty without a comparison.
 */
export function delta(change, write) {
  if (!change || change.then == null || change.difference == null) {
    return null;
  }
  const percent = change.rate ?? change.change;
  const sign = Number(change.difference);
  const arrow = sign > 0 ? '▲' : sign < 0 ? '▼' : '=';
  // A difference of rates is in points, because a percentage of a percentage misleads.
  const difference = isRate(change) ? t('compare.points', { points: points(change.difference) }) : write(change.difference);
  const text = percent == null ? (sign === 0 ? '=' : `${arrow} ${difference.replace(/^[-−]/, '')}`) : `${arrow} ${rate(Math.abs(percent))}`;
  const lines = [t('compare.then', { value: write(change.then) }), t('compare.by', { value: difference })];
  return explained(h('span', {
    class: 'delta',
    tabindex: '0',
    'data-then': String(change.then),
    'data-difference': String(change.difference),
    'aria-label': `${text}, ${lines.join(', ')}`,
  }, text), () => lines);
}
