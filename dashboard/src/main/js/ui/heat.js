import { h, vary } from './dom.js';
import { dot } from './chartOptions.js';
import { explained } from './explain.js';
import { platformColour } from './platforms.js';
import { t } from '../i18n/i18n.js';

/** Shows a matrix as a table. A cell with a larger value is darker. */
export function heatTable({ caption, corner, columns, rows, testId }) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('table.region', { table: caption }) },
    h('table', { class: 'heat', 'data-testid': testId },
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col', class: 'corner' }, corner),
        columns.map((column) => h('th', { scope: 'col' }, column)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, h('th', { scope: 'row' }, row.head), row.cells)))));
}

/**
 * One cell, which is empty without text. `kind` decides the colour, `full` are the lines at the
 * pointer, and `href` makes it a link.
 */
export function heatCell({ text = '', more = null, full = [], href, heat = 0, kind = 'closed', data = {} }) {
  if (!text) {
    return h('td', { class: 'heat-none', ...data });
  }
  const inner = href ? h('a', { href }, text) : h('span', { tabindex: '0' }, text);
  return vary(explained(h('td', { class: `heat-cell heat-${kind}`, ...data }, inner, more), () => full), 'heat', heat.toFixed(3));
}

export function platformHead(id, world) {
  return h('span', { class: 'platform-head' }, dot(platformColour(id)), h('span', {}, world.name(id)));
}
