import { h } from './dom.js';

/**
 * A table. columns: {title, of(row) -> cell content, number, data(row) -> attributes of the cell,
 * header}. With `cards`, narrow screens show each row as a card that contains the titles.
 */
export function table({ caption, columns, rows, testId, cards, rowData }) {
  const head = h('thead', {}, h('tr', {}, columns.map((column) => h('th', {
    scope: 'col', class: column.number ? 'number' : null,
  }, column.title))));
  const body = h('tbody', {}, rows.map((row) => h('tr', rowData?.(row) ?? {},
    columns.map((column) => cell(column, row)))));
  return h('div', { class: 'scroll', tabindex: cards ? null : '0', role: cards ? null : 'region', 'aria-label': cards ? null : caption },
    h('table', { class: cards ? 'cards' : null, 'data-testid': testId },
      h('caption', { class: 'unseen' }, caption), head, body));
}

function cell(column, row) {
  const properties = {
    class: column.number ? 'number' : null,
    'data-title': column.title,
    ...(column.data?.(row) ?? {}),
  };
  return column.header
    ? h('th', { scope: 'row', ...properties }, column.of(row))
    : h('td', properties, column.of(row));
}
