import { h } from './dom.js';
import { explained } from './explain.js';
import { rate, t } from '../i18n/i18n.js';

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
  const text = percent == null ? (sign === 0 ? '=' : `${arrow} ${write(change.difference)}`) : `${arrow} ${rate(Math.abs(percent))}`;
  const lines = [t('compare.then', { value: write(change.then) }), t('compare.by', { value: write(change.difference) })];
  return explained(h('span', {
    class: `delta delta-${sign > 0 ? 'up' : sign < 0 ? 'down' : 'same'}`,
    tabindex: '0',
    'data-then': String(change.then),
    'data-difference': String(change.difference),
    'aria-label': `${text}, ${lines.join(', ')}`,
  }, text), () => lines);
}
