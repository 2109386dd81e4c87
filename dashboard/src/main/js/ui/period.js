import { h } from './dom.js';
import { segments } from './controls.js';
import { t } from '../i18n/i18n.js';

/** A control for a month or a day. The value is "2026-11" or "2026-11-23". */
export function periodChoice({ value, day, onChange }) {
  const isDay = value.length > 7;
  const input = h('input', {
    type: isDay ? 'date' : 'month',
    value,
    'data-testid': 'period',
    'data-key': 'period',
    pattern: isDay ? '\\d{4}-\\d\\d-\\d\\d' : '\\d{4}-\\d\\d',
    'aria-label': t('period'),
    change: () => input.value && input.checkValidity() && onChange(input.value),
  });
  return [
    segments({
      label: t('period'),
      value: isDay ? 'day' : 'month',
      options: [['month', t('period.month')], ['day', t('period.day')]],
      testId: 'period-kind',
      onChange: (kind) => onChange(kind === 'day' ? day : value.slice(0, 7)),
    }),
    input,
  ];
}
