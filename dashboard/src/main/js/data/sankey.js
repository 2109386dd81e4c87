/** Platforms that are drawn on each side. All others together are one node, `other`. */
const MOST = 12;
const OTHER = '*';

// A node is at least this high, and two names need this distance.
const LEAST_HEIGHT = 3;
const NAME_HEIGHT = 20;
const FLOW_HEIGHT = 300;
const LEAST_LINK = 0.75;

/**
 * Nodes and links of the picture: the platforms with the largest sums, and `other` for the rest. A way
 * that is not above 0 cannot be drawn (a range with more refunds than sales), and is counted in `left`.
 * Node ids: "a:platform" for traffic, "m:platform" for money, "a:" for none, "a:*" and "m:*" for
 * others, "s:surface", "c:channel", "r:region". `parts` are what stands before the traffic: {node,
 * from, value}. Sums are exact: the links of a side add up to the ways.
 */
export function sankeyOf(ways, parts = [], most = MOST) {
  const positive = ways.filter((way) => BigInt(way.value) > 0n);
  const sources = largest(positive, (way) => way.from, most);
  const targets = largest(positive, (way) => way.to, most);
  const links = new Map();
  for (const way of positive) {
    const from = way.from == null ? '' : sources.has(way.from) ? way.from : OTHER;
    add(links, `a:${from}`, `m:${targets.has(way.to) ? way.to : OTHER}`, way);
  }
  const drawn = new Set(positive.map((way) => way.from));
  for (const { node, from, value } of parts) {
    if (drawn.has(from) && BigInt(value) > 0n) {
      add(links, node, `a:${sources.has(from) ? from : OTHER}`, { kind: 'surface', value });
    }
  }
  const list = [...links.values()];
  return { nodes: nodesOf(list), links: list, left: ways.length - positive.length };
}

/** Adds a way to its link. What refunds took is known of a link when it is known of its ways. */
function add(links, source, target, { kind, value, refunded = null }) {
  const key = `${source} ${target} ${kind}`;
  const link = links.get(key);
  const plus = (a, b) => (BigInt(a ?? 0) + BigInt(b)).toString();
  links.set(key, { source, target, kind, value: plus(link?.value, value), refunded: refunded == null ? (link?.refunded ?? null) : plus(link?.refunded, refunded) });
}

/** The names with the largest sums. With one more than fits, that one is drawn instead of `other`. */
function largest(ways, nameOf, most) {
  const sums = sumsBy(ways.filter((way) => nameOf(way) != null), nameOf);
  const names = [...sums.keys()].sort((a, b) => (sums.get(b) > sums.get(a) ? 1 : -1));
  return new Set(names.length <= most + 1 ? names : names.slice(0, most));
}

function sumsBy(list, nameOf) {
  const sums = new Map();
  for (const each of list) {
    sums.set(nameOf(each), (sums.get(nameOf(each)) ?? 0n) + BigInt(each.value));
  }
  return sums;
}

/** Nodes with their sums: {id, column (0 parts, 1 traffic, 2 money), value}, in the order of drawing. */
function nodesOf(links) {
  const out = sumsBy(links, (link) => link.source);
  const into = sumsBy(links, (link) => link.target);
  const columns = { s: 0, c: 0, r: 0, a: 1, m: 2 };
  return [...new Set([...out.keys(), ...into.keys()])]
    .map((id) => {
      const [given, taken] = [out.get(id) ?? 0n, into.get(id) ?? 0n];
      return { id, column: columns[id[0]], value: given > taken ? given : taken };
    })
    .sort((a, b) => a.column - b.column || rank(a.id) - rank(b.id) || (b.value > a.value ? 1 : -1))
    .map((node) => ({ ...node, value: node.value.toString() }));
}

/** Other platforms and direct money are last, because they are no platforms. */
const rank = (id) => (id === 'a:' ? 2 : id.endsWith(OTHER) ? 1 : 0);

/**
 * Places nodes and links: adds y and height to nodes, and y at both ends and thickness to links. The
 * height of the picture follows from its nodes, so that names have room.
 */
export function placed({ nodes, links }) {
  const columns = [0, 1, 2].map((column) => nodes.filter((node) => node.column === column)).filter((column) => column.length > 0);
  const whole = Math.max(...columns.map((column) => column.reduce((sum, node) => sum + Number(node.value), 0)), 1);
  const scale = FLOW_HEIGHT / whole;
  const sizes = columns.map((column) => column.map((node) => Math.max(LEAST_HEIGHT, Number(node.value) * scale)));
  const heights = sizes.map((column) => column.reduce((sum, size) => sum + Math.max(size + 8, NAME_HEIGHT), 0));
  const height = Math.max(...heights);
  const boxes = new Map();
  columns.forEach((column, at) => {
    let y = (height - heights[at]) / 2;
    column.forEach((node, index) => {
      const room = Math.max(sizes[at][index] + 8, NAME_HEIGHT);
      boxes.set(node.id, { ...node, at, y: y + (room - sizes[at][index]) / 2, height: sizes[at][index], out: 0, into: 0 });
      y += room;
    });
  });
  return { height, columns: columns.length, nodes: [...boxes.values()], links: inOrderOf(boxes, links).map((link) => spanned(boxes, link, scale)) };
}

/** Links leave and reach a node in the order of the nodes at their other end, so that few cross. */
function inOrderOf(boxes, links) {
  const y = (id) => boxes.get(id).y;
  return [...links].sort((a, b) => y(a.source) - y(b.source) || y(a.target) - y(b.target));
}

function spanned(boxes, link, scale) {
  const thickness = Math.max(LEAST_LINK, Number(link.value) * scale);
  const source = boxes.get(link.source);
  const target = boxes.get(link.target);
  const from = source.y + source.out + thickness / 2;
  const to = target.y + target.into + thickness / 2;
  source.out += thickness;
  target.into += thickness;
  return { ...link, from, to, thickness };
}
