const SMALLEST_SHARE = 500n;

/**
 * Nodes and links of the chart. A value that is not above 0 cannot be drawn (a range with more
 * refunds than sales). A value below 1/500 of the sum would be too thin. Both are only counted in
 * `left`. Node ids: "a:platform" for traffic, "m:platform" for money, "a:" for none, "s:surface".
 */
export function sankeyOf(ways, surfaces = []) {
  const positive = ways.filter((way) => BigInt(way.value) > 0n);
  const all = positive.reduce((total, way) => total + BigInt(way.value), 0n);
  const drawn = positive.filter((way) => BigInt(way.value) * SMALLEST_SHARE >= all);
  const links = drawn.map(linkOf);
  const first = drawn.find((way) => way.from != null);
  if (first && surfaces.length > 0) {
    links.unshift(...surfaces.filter(isDrawn).map((surface) => surfaceLink(surface, first.from)));
  }
  return { nodes: nodesOf(links), links, left: ways.length - drawn.length };
}

function linkOf(way) {
  return {
    source: `a:${way.from ?? ''}`,
    target: `m:${way.to}`,
    kind: way.kind,
    value: way.value,
  };
}

function isDrawn(surface) {
  return BigInt(surface.value) > 0n;
}

function surfaceLink(surface, platform) {
  return {
    source: `s:${surface.surface}`,
    target: `a:${platform}`,
    kind: 'surface',
    value: surface.value,
  };
}

function nodesOf(links) {
  return [...new Set(links.flatMap((link) => [link.source, link.target]))];
}
