import { PRESETS, rangeOf } from '../state/ranges.js';
import { filterChip, filterChoices } from './filter.js';
import { choice, modelChoice, segments } from './controls.js';
import { h, setText } from './dom.js';
import { rangeText, t } from '../i18n/i18n.js';

const MINUTES_OF_DAY = /^\d\d:\d\d$/;

/**
 * The choices that all views share: range, model, currency, comparison and filter, and the dates of the range
 * with their time zone. `uses` names those that the view has; `more` are controls of the view.
 */
export function choiceBar({ world, chosen, range, uses, currencies = [], more = [] }) {
  const has = (name) => uses.includes(name);
  const dates = h('span', { 'data-testid': 'range-dates' });
  const compared = h('span', { class: 'compared', 'data-testid': 'compared-dates' });
  const write = () => {
    setText(dates, rangeText(range));
    dates.dataset.from = new Date(range.from).toISOString();
    dates.dataset.to = new Date(range.to).toISOString();
  };
  write();
  range.onMove(write);
  const element = h('div', { class: 'choices', role: 'group', 'aria-label': t('choices') },
    h('div', { class: 'controls' },
      rangeChoice(world, chosen, range),
      has('model') && modelChoice(chosen.model, (model) => chosen.set('model', model)),
      has('currency') && currencies.length > 1 && currencyChoice(chosen, currencies),
      has('compare') && compareChoice(chosen),
      filterChoices(world, chosen),
      more),
    h('p', { class: 'range-line' }, dates, ' ',
      h('span', { class: 'soft', 'data-testid': 'zone', title: t('zone.means') }, zoneText(world.zone, range.to)), ' ', compared, ' ', filterChip(chosen)));
  return { element, compared };
}

export function zoneText(zone, at) {
  const offset = zone.offsetName(at);
  return zone.id === offset ? offset : `${zone.id} (${offset})`;
}

function rangeChoice(world, chosen, range) {
  const custom = !PRESETS.includes(chosen.range);
  const fields = customFields(world.zone, range, (name) => chosen.set('range', name));
  fields.hidden = !custom;
  const control = segments({
    label: t('range'),
    value: custom ? 'custom' : chosen.range,
    options: [...PRESETS.map((name) => [name, t(`range.${name}`)]), ['custom', t('range.custom')]],
    testId: 'range',
    onChange: (name) => {
      if (name === 'custom') {
        fields.hidden = false;
        fields.querySelector('input').focus();
      } else {
        chosen.set('range', name);
      }
    },
  });
  return [control, fields];
}

/** The first and the last day, both included, each with a time of day if the user wants. */
function customFields(zone, { from, to }, onChange) {
  const whole = zone.dayStart(from) === from && zone.dayStart(to) === to;
  const clock = (ms) => (whole ? '' : new Date(zone.shifted(ms)).toISOString().slice(11, 16));
  const field = (type, value, label, testId) =>
    h('input', { type, value, 'aria-label': label, required: type === 'date', 'data-testid': testId, 'data-key': testId });
  const first = field('date', zone.dayName(from), t('range.from'), 'range-from');
  const firstClock = field('time', clock(from), t('range.fromTime'), 'range-from-time');
  const last = field('date', zone.dayName(whole ? to - 1 : to), t('range.to'), 'range-to');
  const lastClock = field('time', clock(to), t('range.toTime'), 'range-to-time');
  const note = h('span', { class: 'bad', role: 'alert' });
  const apply = (event) => {
    event.preventDefault();
    const end = (day, { value }) => day.value + (MINUTES_OF_DAY.test(value) ? `T${value}` : '');
    const name = `${end(first, firstClock)}_${end(last, lastClock)}`;
    if (rangeOf(name, Date.now(), zone)) {
      onChange(name);
    } else {
      setText(note, t('range.empty'));
    }
  };
  return h('form', { class: 'day-range', submit: apply },
    h('span', { class: 'field' }, h('span', { class: 'field-label' }, t('range.from')), first, firstClock),
    h('span', { class: 'field' }, h('span', { class: 'field-label' }, t('range.to')), last, lastClock),
    h('button', { type: 'submit', class: 'secondary', 'data-testid': 'range-apply' }, t('range.apply')), note);
}

function currencyChoice(chosen, currencies) {
  return choice({
    label: t('currency'),
    value: currencies.includes(chosen.currency) ? chosen.currency : currencies[0],
    options: currencies.map((currency) => [currency, currency]),
    testId: 'currency',
    onChange: (currency) => chosen.set('currency', currency),
  });
}

function compareChoice(chosen) {
  return choice({
    label: t('compare'),
    value: chosen.compare,
    options: [['', t('compare.none')], ['previous', t('compare.previous')], ['year', t('compare.year')]],
    testId: 'compare',
    onChange: (compare) => chosen.set('compare', compare),
  });
}
