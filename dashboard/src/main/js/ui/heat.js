import { h, vary } from './dom.js';
import { dot } from './chartOptions.js';
import { platformColour } from './platforms.js';

/** Shows a matrix as a table. A cell with a larger value is darker. */
export function heatTable({ caption, corner, columns, rows, testId }) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', { class: 'heat', 'data-testid': testId },
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col', class: 'corner' }, corner),
        columns.map((column) => h('th', { scope: 'col' }, column)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, h('th', { scope: 'row' }, row.head), row.cells)))));
}

/** One cell, which is empty without text. `kind` decides the colour. */
export function heatCell({ text = '', full, heat = 0, kind = 'closed', data = {} }) {
  const cell = h('td', { class: text ? `heat-cell heat-${kind}` : 'heat-none', title: full, ...data }, text);
  return vary(cell, 'heat', heat.toFixed(3));
}

export function platformHead(id, world) {
  return h('span', { class: 'platform-head' }, dot(platformColour(id)), h('span', {}, world.name(id)));
}
