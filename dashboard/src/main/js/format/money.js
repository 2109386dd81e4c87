import { own } from '../data/own.js';
import { UNUSUAL_DIGITS } from './digits.js';

/** Digits after the decimal point of a currency's major unit. */
export function digitsOf(currency) {
  return own(UNUSUAL_DIGITS, currency) ?? 2;
}

/** The exact decimal text of an amount in minor units, e.g. "-12.05" for "-1205" of CNY. */
export function decimalText(minor, currency) {
  const digits = digitsOf(currency);
  const value = BigInt(minor);
  const sign = value < 0n ? '-' : '';
  const figures = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  return digits === 0 ? sign + whole : `${sign}${whole}.${figures.slice(-digits)}`;
}

/** The amount for users, with all digits. Intl takes decimal text without rounding it to a float. */
export function formatMoney(minor, currency, locale) {
  return formatDecimal(decimalText(minor, currency), currency, locale);
}

/** An amount for users, from decimal text. */
export function formatDecimal(text, currency, locale) {
  const digits = digitsOf(currency);
  return formatter(locale, currency, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(text);
}

/** The amount in few characters, for axes and headlines. It is rounded, so never add it up. */
export function shortMoney(minor, currency, locale) {
  return shortMajor(decimalText(minor, currency), currency, locale);
}

/** The same of a number or decimal text of major units. */
export function shortMajor(major, currency, locale) {
  return formatter(locale, currency, {
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  }).format(major);
}

/** Sum of amounts in minor units, as text. */
export function sum(minors) {
  return minors.reduce((total, minor) => total + BigInt(minor), 0n).toString();
}

/** Major units as a number, for the height of a bar. A chart needs no more than 15 digits. */
export function forDrawing(minor, currency) {
  return Number(decimalText(minor, currency));
}

/** part / whole with 6 decimals; null when whole is not above 0. */
export function ratio(part, whole) {
  const divisor = BigInt(whole);
  return divisor > 0n ? Number((BigInt(part) * 1000000n) / divisor) / 1e6 : null;
}

const formatters = new Map();

function formatter(locale, currency, options) {
  const key = `${locale} ${currency} ${options.notation ?? ''}`;
  if (!formatters.has(key)) {
    formatters.set(key, made(locale, currency, options));
  }
  return formatters.get(key);
}

function made(locale, currency, options) {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...options,
  });
}
