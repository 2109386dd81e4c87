const formatters = new Map();

function numbers(locale, options) {
  const key = locale + JSON.stringify(options);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.NumberFormat(locale, options));
  }
  return formatters.get(key);
}

export const NONE = '–';

/** A count with all digits. */
export function formatCount(value, locale) {
  return value == null ? NONE : numbers(locale, {}).format(value);
}

/** A count in few characters. */
export function shortCount(value, locale) {
  const options = { notation: 'compact', maximumFractionDigits: 1 };
  return value == null ? NONE : numbers(locale, options).format(value);
}

/** A share between 0 and 1, in percent with one decimal. */
export function formatRate(value, locale) {
  const options = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return value == null ? NONE : numbers(locale, options).format(value);
}

/** How many times one amount is another one, with two decimals. */
export function formatTimes(value, locale) {
  return value == null ? NONE : numbers(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

/** A difference of shares, times 100, with one decimal. */
export function formatPoints(value, locale) {
  return numbers(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value * 100);
}

/** Orders from millionths of an order. */
export function formatMicroOrders(micro, locale) {
  const options = { maximumFractionDigits: 2 };
  return micro == null ? NONE : numbers(locale, options).format(Number(micro) / 1e6);
}

/** Milliseconds as text in the largest suitable unit: hours, minutes or seconds. From 100 on without a fraction. */
export function formatAttention(ms, locale) {
  const [unit, size] =
    ms >= 3600000 ? ['hour', 3600000] : ms >= 60000 ? ['minute', 60000] : ['second', 1000];
  const options = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    notation: ms >= 36000000000 ? 'compact' : 'standard',
    maximumFractionDigits: ms >= 100 * size && ms < 36000000000 ? 0 : 1,
  };
  return numbers(locale, options).format(ms / size);
}
