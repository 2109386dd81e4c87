import { placed } from '../data/sankey.js';
import { explained } from './explain.js';
import { platformColour } from './platforms.js';
import { h } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const BAR = 12;
const GAP = 6;
const FONT = '12px system-ui, sans-serif';
// More ways than this cannot be walked through with the keyboard. The table below has all of them.
const REACHABLE = 24;

/**
 * The picture of ways from traffic to money. Names stand beside the picture and are never cut. Every
 * node and every way tells its sum at the pointer and at the keyboard's focus, and is a link.
 */
export class Sankey {
  constructor(life, { label, testId }) {
    this.element = h('div', { class: 'sankey', role: 'group', 'aria-label': label, 'data-testid': testId });
    this.given = null;
    const observer = new ResizeObserver(() => this.element.clientWidth !== this.width && this.draw());
    observer.observe(this.element);
    life.onEnd(() => observer.disconnect());
  }

  /** name(id), short(node) -> text beside the name, tell(node or link) -> lines, href(node or link) -> address or null. */
  show(picture, words, label) {
    this.given = { picture: placed(picture), words };
    this.element.setAttribute('aria-label', label);
    this.draw();
  }

  draw() {
    this.width = this.element.clientWidth;
    if (!this.given || this.width === 0) {
      return;
    }
    const { picture, words } = this.given;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
    const frame = frameOf(picture, words, this.width);
    const root = svg('svg', { width: this.width, height: Math.ceil(picture.height), viewBox: `0 0 ${this.width} ${Math.ceil(picture.height)}` },
      ...byValue(picture.links).map((link, index) => linkPart(link, frame, words, index < REACHABLE)),
      ...picture.nodes.map((node) => nodePart(node, frame, words)));
    this.element.replaceChildren(root);
    this.element.dataset.drawn = 'true';
    if (focused) {
      this.element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }
  }
}

const byValue = (links) => [...links].sort((a, b) => b.thickness - a.thickness);

/** Where the columns are, and whether there is room for sums beside the names. */
function frameOf({ nodes, columns }, words, width) {
  const room = (at, withSum) => Math.max(0, ...nodes.filter((node) => node.at === at)
    .map((node) => textWidth(words.name(node.id) + (withSum ? `  ${words.short(node)}` : ''))));
  const last = columns - 1;
  const sums = width > 2.6 * (room(0, true) + room(last, true));
  const left = room(0, sums) + GAP;
  const right = room(last, sums) + GAP;
  const step = columns === 1 ? 0 : (width - left - right - BAR) / last;
  return { x: (at) => left + at * step, last, sums };
}

let measure;

function textWidth(text) {
  measure ??= document.createElement('canvas').getContext('2d');
  measure.font = FONT;
  return Math.ceil(measure.measureText(text).width) + 2;
}

function linkPart(link, frame, words, reachable) {
  const from = frame.x(link.source[0] === 'a' ? frame.last - 1 : 0) + BAR;
  const to = frame.x(link.target[0] === 'm' ? frame.last : frame.last - 1);
  const middle = (from + to) / 2;
  const path = svg('path', {
    class: `way way-${link.kind}`,
    d: `M${from},${link.from}C${middle},${link.from} ${middle},${link.to} ${to},${link.to}`,
    fill: 'none',
    'stroke-width': link.thickness.toFixed(2),
  });
  return linked(path, words.href(link), words.tell(link), reachable, {
    'data-source': link.source, 'data-target': link.target, 'data-value': link.value, 'data-key': `way-${link.source}-${link.target}-${link.kind}`,
  });
}

function nodePart(node, frame, words) {
  const x = frame.x(node.at);
  const before = node.at === 0;
  const middle = node.at > 0 && node.at < frame.last;
  const box = svg('rect', { class: nodeClass(node.id), x, y: node.y, width: BAR, height: node.height, rx: 2, fill: nodeColour(node.id) });
  const name = svg('text', {
    class: middle ? 'node-name node-middle' : 'node-name',
    x: before ? x - GAP : x + BAR + GAP,
    y: node.y + node.height / 2,
    dy: '0.35em',
    'text-anchor': before ? 'end' : 'start',
  }, words.name(node.id));
  if (frame.sums && !middle) {
    name.append(svg('tspan', { class: 'node-sum', dx: 6 }, words.short(node)));
  }
  return linked(svg('g', {}, box, name), words.href(node), words.tell(node), true, { 'data-node': node.id, 'data-value': node.value, 'data-key': `node-${node.id}` });
}

/** A part that tells its lines, and leads to its address when it has one. */
function linked(part, href, lines, reachable, data) {
  const attributes = { ...data, 'aria-label': lines.join(', '), tabindex: reachable ? '0' : '-1' };
  const element = href ? svg('a', { href, ...attributes }, part) : svg('g', { role: 'img', ...attributes }, part);
  return explained(element, () => lines);
}

function nodeClass(id) {
  return id === 'a:' ? 'node node-direct' : /^[scr]:/.test(id) ? 'node node-surface' : id.endsWith('*') ? 'node node-other' : 'node';
}

/** Platforms have colours of their own, other nodes those of the style sheet. */
function nodeColour(id) {
  return nodeClass(id) === 'node' ? platformColour(id.slice(2)) : null;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children);
  return element;
}
