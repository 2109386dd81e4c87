import { own } from '../data/own.js';
import { remember, remembered } from '../ui/store.js';
import { en } from './en.js';
import { zh } from './zh.js';
import * as money from '../format/money.js';
import * as numbers from '../format/numbers.js';
import * as moments from '../format/times.js';
import { Zone } from '../format/zone.js';

const LANGUAGES = { en, zh };
const LOCALES = { en: 'en', zh: 'zh-CN' };

let current = chosen();

function chosen() {
  const wanted = remembered('language') ?? navigator.language ?? 'en';
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function language() {
  return current;
}

export function setLanguage(next) {
  current = next;
  remember('language', next);
  applyLanguage();
}

export function applyLanguage() {
  document.documentElement.lang = LOCALES[current];
}

/**
 * The text of a key, with its {placeholders} replaced. A text with a `number` of 1 is that of the key
 * with ".one", where there is one.
 */
export function t(key, places = {}) {
  const single = places.number === 1 && own(LANGUAGES[current], `${key}.one`);
  const text = single || (own(LANGUAGES[current], key) ?? key);
  return text.replace(/\{(\w+)}/g, (place, name) => String(own(places, name) ?? place));
}

/** Whether this text exists. Needed for codes that a newer server may add. */
export function has(key) {
  return Object.hasOwn(LANGUAGES[current], key);
}

const locale = () => LOCALES[current];

export const count = (value) => numbers.formatCount(value, locale());
export const shortCount = (value) => numbers.shortCount(value, locale());
export const rate = (value) => numbers.formatRate(value, locale());
/** How many times one amount is another one: "3.21". */
export const times = (value) => numbers.formatTimes(value == null ? null : Number(value), locale());
/** A difference of two shares, in points of a percentage. */
export const points = (value) => numbers.formatPoints(Number(value), locale());
export const microOrders = (value) => numbers.formatMicroOrders(value, locale());
export const attention = (ms) => numbers.formatAttention(ms, locale());
export const amount = (minor, currency) => money.formatMoney(minor, currency, locale());
export const decimalAmount = ({ value, currency }) =>
  money.formatDecimal(value, currency, locale());
export const shortAmount = (minor, currency) => money.shortMoney(minor, currency, locale());

let zone = Zone.fixed(0);

/** All times are written in the zone of the data's days. */
export function setZone(next) {
  zone = next;
}

/** A number of major units, for the axis of a chart. */
export const shortMajor = (major, currency) => money.shortMajor(major, currency, locale());
export const time = (instant) => moments.formatTime(instant, locale(), zone);
export const clock = (instant) => moments.formatClock(instant, locale(), zone);
/** A day of the server, such as "2026-11-29", as text. */
export const namedDay = (name) => moments.formatDay(`${name}T00:00:00Z`, locale(), Zone.fixed(0));
export const dayText = (instant) => moments.formatDay(instant, locale(), zone);

/** The name of a country by its ISO 3166 code; the code where the browser knows none. */
export function countryName(code) {
  try {
    return new Intl.DisplayNames([locale()], { type: 'region' }).of(code.toUpperCase());
  } catch {
    return code;
  }
}

export const rangeText = (range) => moments.formatRange(range, locale(), zone);
export const windowName = (instant, grain) => moments.formatWindow(instant, grain, locale(), zone);
