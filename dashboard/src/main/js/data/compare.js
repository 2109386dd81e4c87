/**
 * How a figure differs from the compared range: {then, difference, rate} with exact texts. Null when a
 * value is unknown. The rate is null unless `then` is above 0.
 */
export function differenceOf(now, then) {
  if (now == null || then == null) {
    return null;
  }
  if ([now, then].some((value) => typeof value === 'number' && !Number.isInteger(value))) {
    return { then, difference: now - then, rate: null };
  }
  const difference = BigInt(now) - BigInt(then);
  const rate = BigInt(then) > 0n ? Number((difference * 1000000n) / BigInt(then)) / 1e6 : null;
  return { then: String(then), difference: difference.toString(), rate };
}

/**
 * How the value of a ranked row differs from its value in the compared range. Null without a
 * comparison, and when it had no value then.
 */
export function sinceThen({ value, previous }) {
  const then = previous?.value;
  return then == null || value == null ? null
    : /\./.test(`${value}${then}`) ? differenceOf(Number(value), Number(then)) : differenceOf(value, then);
}

/** The sum of a metric in the compared range over all platforms, as text. */
export function thenOf(platforms, metric, currency) {
  return platforms
    .flatMap(({ changes }) => changes ?? [])
    .filter((change) => change.metric === metric && (change.currency ?? null) === (currency ?? null))
    .reduce((sum, change) => sum + BigInt(change.then ?? 0), 0n)
    .toString();
}
