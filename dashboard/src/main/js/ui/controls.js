import { h } from './dom.js';
import { t } from '../i18n/i18n.js';

/** A choice with a label. options: [value, text]. */
export function choice({ label, value, options, testId, onChange, hideLabel }) {
  const select = h('select', {
    'data-testid': testId,
    'data-key': testId,
    change: () => onChange(select.value),
  }, options.map(([each, text]) => h('option', { value: each, selected: each === value }, text)));
  return h('label', { class: 'field' },
    h('span', { class: hideLabel ? 'unseen' : 'field-label' }, label), select);
}

/** A few exclusive choices side by side. They look and work like radio buttons. */
export function segments({ label, value, options, testId, onChange }) {
  const name = `${testId}-group`;
  return h('fieldset', { class: 'segments', 'data-testid': testId },
    h('legend', { class: 'unseen' }, label),
    options.map(([each, text]) => h('label', { class: 'segment' },
      h('input', {
        type: 'radio',
        name,
        value: each,
        checked: each === value,
        'data-key': `${testId}-${each}`,
        change: () => onChange(each),
      }),
      h('span', {}, text))));
}

export function button(text, click, properties = {}) {
  return h('button', { type: 'button', click, ...properties }, text);
}

export const MODELS = ['last_touch', 'first_touch', 'linear', 'time_decay', 'position'];

export function modelChoice(value, onChange) {
  return choice({
    label: t('model'),
    value,
    options: MODELS.map((model) => [model, t(`model.${model}`)]),
    testId: 'model',
    onChange,
  });
}
