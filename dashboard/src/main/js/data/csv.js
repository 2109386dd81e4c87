import { decimalText } from '../format/money.js';

/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read Chinese. The columns are
 * those of all rows. An amount {minor, currency} is written in decimals, or in minor units if asked.
 * Text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function csvOf(rows, { minor = false } = {}) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (values) => values.map(quoted).join(',');
  return `\uFEFF${[line(names), ...rows.map((row) => line(names.map((name) => valueOf(row[name], minor))))].join('\r\n')}\r\n`;
}

function valueOf(value, minor) {
  if (value == null) {
    return '';
  }
  if (typeof value === 'object') {
    return minor ? value.minor : decimalText(value.minor, value.currency);
  }
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
}

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
