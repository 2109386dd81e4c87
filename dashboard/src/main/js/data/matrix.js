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

/** Audience as a symmetric matrix. The diagonal has the visitors of each platform. */
export function audienceMatrix(answer) {
  const visitors = new Map(answer.platforms.map((each) => [each.platform, each.visitors]));
  const shared = new Map();
  for (const { a, b, visitors: both } of answer.overlaps) {
    shared.set(`${a} ${b}`, both);
    shared.set(`${b} ${a}`, both);
  }
  const seen = new Map([...visitors].filter(([, count]) => count > 0));
  return {
    platforms: byWeight(seen),
    value: (a, b) => (a === b ? visitors.get(a) : (shared.get(`${a} ${b}`) ?? 0)),
    visitors: (platform) => visitors.get(platform) ?? 0,
  };
}

/** How dark a cell is, 0 to 1. It is a square root, so that small values are visible beside large ones. */
export function heat(value, largest) {
  const part = Number(value);
  const whole = Number(largest);
  return part > 0 && whole > 0 ? Math.sqrt(Math.min(1, part / whole)) : 0;
}
