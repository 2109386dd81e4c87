/** Names by weight, heaviest first, so that large values are in one corner of the matrix. */
export function byWeight(weights) {
  return [...weights.entries()]
    .sort(([a, x], [b, y]) => (y > x ? 1 : y < x ? -1 : a < b ? -1 : 1))
    .map(([name]) => name);
}

/** Loops as a matrix: rows (traffic, empty for none), columns (money), and value(row, column). */
export function loopMatrix(ways) {
  const rows = new Map();
  const columns = new Map();
  const values = new Map();
  for (const way of ways) {
    const from = way.from ?? '';
    rows.set(from, (rows.get(from) ?? 0n) + BigInt(way.value));
    columns.set(way.to, (columns.get(way.to) ?? 0n) + BigInt(way.value));
    values.set(`${from} ${way.to}`, way.value);
  }
  const value = (from, to) => values.get(`${from} ${to}`);
  return { rows: byWeight(rows), columns: byWeight(columns), value };
}

/**
 * Audience as a symmetric matrix. The diagonal has the visitors of each platform. A value is
 * {least, most}, which are equal when the number is known exactly.
 */
export function audienceMatrix(answer) {
  const bounds = ({ visitors, atLeast, atMost }) => ({ least: visitors ?? atLeast ?? 0, most: visitors ?? atMost ?? 0 });
  const nobody = { least: 0, most: 0 };
  const own = new Map(answer.platforms.map((each) => [each.platform, bounds(each)]));
  const shared = new Map(answer.overlaps.flatMap((each) => [
    [`${each.a} ${each.b}`, bounds(each)], [`${each.b} ${each.a}`, bounds(each)]]));
  return {
    platforms: byWeight(new Map([...own].filter(([, { most }]) => most > 0).map(([platform, { most }]) => [platform, most]))),
    value: (a, b) => (a === b ? own.get(a) : shared.get(`${a} ${b}`)) ?? nobody,
    isExact: [...own.values(), ...shared.values()].every(({ least, most }) => least === most),
  };
}

/** How dark a cell is, 0 to 1. It is a square root, so that small values are visible beside large ones. */
export function heat(value, largest) {
  const part = Number(value);
  const whole = Number(largest);
  return part > 0 && whole > 0 ? Math.sqrt(Math.min(1, part / whole)) : 0;
}
