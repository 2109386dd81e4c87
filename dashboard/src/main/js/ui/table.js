import { button } from './controls.js';
import { h, setText } from './dom.js';
import { term } from './explain.js';
import { patch } from './patch.js';
import { count, t } from '../i18n/i18n.js';

const FIRST = 20;
const MORE = 200;
// A longer table scrolls by itself, below its heads.
const LONG = 25;
// A short table needs no search.
const SEARCHED_FROM = 12;

// How the user sorted each table, for as long as the page is open.
const remembered = new Map();

/**
 * A table that is sorted by a click on a head, searched, and shows the first rows until more are
 * asked for. Heads stay visible while the table scrolls.
 *
 * columns: {title, explain (text key), of(row) -> content, number, header, data(row) -> attributes of
 * the cell, sort(row) -> number, bigint or text, search(row) -> text, when(rows) -> whether the column
 * is shown}. With `cards`, narrow screens show each row as a card that contains the titles. Rows of
 * `foot` stand below the others, whatever the order, and only without a search. `first` is how many
 * rows are shown until more are asked for.
 */
export class Table {
  constructor({ caption, columns, testId, cards, rowData, first = FIRST }) {
    Object.assign(this, { caption, columns: columns.filter(Boolean), testId, cards, rowData });
    this.rows = [];
    this.query = '';
    this.first = first;
    this.limit = first;
    const kept = remembered.get(testId);
    this.sorted = this.columns[kept?.index]?.sort ? kept : null;
    this.body = h('tbody', {});
    this.foot = h('tfoot', {});
    this.footRows = [];
    this.heads = this.columns.map((column, index) => this.head(column, index));
    this.more = button('', () => this.showMore(), { class: 'secondary', 'data-testid': `${testId}-more`, 'data-key': `${testId}-more` });
    this.found = h('p', { class: 'hint', role: 'status' });
    this.search = this.searchField();
    this.frame = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('table.region', { table: caption }), 'data-key': `${testId}-scroll` },
      h('table', { class: cards ? 'cards' : null, 'data-testid': testId },
        h('caption', { class: 'unseen' }, caption),
        h('thead', {}, h('tr', {}, this.heads)), this.body, this.foot));
    this.element = h('div', { class: 'table' }, this.search, this.frame, h('div', { class: 'table-foot' }, this.more, this.found));
  }

  /** Shows other rows with the same order, search and number of rows. */
  show(rows, foot = []) {
    this.rows = rows;
    this.footRows = foot;
    this.draw();
    return this.element;
  }

  /** All rows that match, in the order on the page. */
  get shown() {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    const text = (row) => this.columns.map((column) => column.search?.(row) ?? '').join(' ').toLowerCase();
    const matching = words.length === 0 ? this.rows
      : this.rows.filter((row) => words.every((word) => text(row).includes(word)));
    return this.sorted === null ? matching : inOrder(matching, this.columns[this.sorted.index].sort, this.sorted.down);
  }

  draw() {
    const shown = this.shown;
    const hidden = this.columns.map((column) => column.when?.(this.rows) === false);
    const line = (row) => h('tr', this.rowData?.(row) ?? {}, this.columns.map((column, index) => cell(column, row, hidden[index])));
    patch(this.body, shown.slice(0, this.limit).map(line));
    patch(this.foot, this.query.trim() === '' ? this.footRows.map(line) : []);
    this.heads.forEach((head, index) => head.toggleAttribute('hidden', hidden[index]));
    this.search.hidden = this.rows.length < SEARCHED_FROM;
    this.frame.classList.toggle('long', Math.min(shown.length, this.limit) > LONG);
    const left = shown.length - this.limit;
    this.more.hidden = left <= 0;
    const action = t('table.more', { count: count(Math.min(left, MORE)), number: Math.min(left, MORE) });
    setText(this.more, action);
    this.more.setAttribute('aria-label', t('table.moreOf', { table: this.caption, action }));
    setText(this.found, left > 0 ? t('table.shown', { shown: count(this.limit), count: count(shown.length) })
      : this.query && shown.length === 0 ? t('table.none') : '');
    this.heads.forEach((head, index) => this.columns[index].sort && head.setAttribute('aria-sort',
      this.sorted?.index !== index ? 'none' : this.sorted.down ? 'descending' : 'ascending'));
  }

  showMore() {
    this.limit += MORE;
    this.draw();
  }

  sortBy(index) {
    const down = this.sorted?.index === index ? !this.sorted.down : this.columns[index].number === true;
    this.sorted = { index, down };
    remembered.set(this.testId, this.sorted);
    this.draw();
  }

  head(column, index) {
    const properties = { scope: 'col', class: column.number ? 'number' : null };
    if (!column.sort) {
      return h('th', properties, column.explain ? term(column.explain, column.title) : column.title);
    }
    return h('th', { ...properties, 'aria-sort': 'none' }, button(column.title, () => this.sortBy(index), {
      class: column.explain ? 'sort explained' : 'sort', 'data-explain': column.explain, 'data-testid': `${this.testId}-sort-${column.key ?? index}`,
    }));
  }

  searchField() {
    const input = h('input', {
      type: 'search', placeholder: t('table.search'), 'aria-label': t('table.searchIn', { table: this.caption }),
      autocomplete: 'off', spellcheck: 'false', 'data-testid': `${this.testId}-search`, 'data-key': `${this.testId}-search`,
      input: () => {
        this.query = input.value;
        this.limit = this.first;
        this.draw();
      },
    });
    return h('div', { class: 'table-search' }, input);
  }
}

/** A table of few rows that stay as they are. */
export function table({ rows, ...options }) {
  return new Table(options).show(rows);
}

/** The rows by a value of each, rows without a value last. */
export function inOrder(rows, valueOf, down) {
  const sign = down ? -1 : 1;
  return rows.map((row, index) => ({ row, index, value: valueOf(row) })).sort((a, b) => {
    if (a.value == null || b.value == null) {
      return (a.value == null) - (b.value == null) || a.index - b.index;
    }
    const order = typeof a.value === 'string' ? a.value.localeCompare(b.value) : a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
    return sign * order || a.index - b.index;
  }).map(({ row }) => row);
}

function cell(column, row, hidden) {
  const properties = {
    hidden,
    class: column.number ? 'number' : null,
    'data-title': typeof column.title === 'string' ? column.title : null,
    ...(column.data?.(row) ?? {}),
  };
  return column.header
    ? h('th', { scope: 'row', ...properties }, column.of(row))
    : h('td', properties, column.of(row));
}
