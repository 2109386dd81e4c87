const SVG = 'http://www.w3.org/2000/svg';
// The part of a line of text that is above its base, in most fonts.
const ABOVE_BASE = 0.78;

/** The text of an SVG that shows what an element shows: its grounds and its words, where they are now. */
export function drawingOf(element) {
  const scroller = element.closest('.scroll');
  const scrolled = scroller?.scrollLeft ?? 0;
  // Heads that stick would lie over other cells.
  scroller?.scrollTo(0, scroller.scrollTop);
  const frame = element.getBoundingClientRect();
  const svg = part('svg', { width: Math.ceil(frame.width), height: Math.ceil(frame.height) });
  svg.append(part('rect', { width: '100%', height: '100%', fill: plain(getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()) }));
  draw(element, frame, svg);
  scroller?.scrollTo(scrolled, scroller.scrollTop);
  return new XMLSerializer().serializeToString(svg);
}

function draw(element, frame, svg) {
  const style = getComputedStyle(element);
  if (style.visibility === 'hidden' || style.display === 'none' || element.classList.contains('unseen')) {
    return;
  }
  const fill = plain(style.backgroundColor);
  if (fill !== null) {
    const { left, top, width, height } = element.getBoundingClientRect();
    svg.append(part('rect', { x: left - frame.left, y: top - frame.top, width, height, rx: parseFloat(style.borderTopLeftRadius) || 0, fill }));
  }
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      words(child, style, frame, svg);
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      draw(child, frame, svg);
    }
  }
}

/** A text on one line stays one text, so that it can be edited. Otherwise each word has its place. */
function words(node, style, frame, svg) {
  const whole = rangeOf(node, 0, node.length);
  const pieces = whole.getClientRects().length === 1 && node.data.trim() !== '' ? [{ text: node.data.trim(), range: whole }]
    : [...node.data.matchAll(/\S+/g)].map((word) => ({ text: word[0], range: rangeOf(node, word.index, word.index + word[0].length) }));
  for (const { text, range } of pieces) {
    const { left, top, width, height } = range.getBoundingClientRect();
    if (width > 0) {
      const line = part('text', {
        x: left - frame.left, y: top - frame.top + height * ABOVE_BASE, fill: plain(style.color) ?? 'none',
        'font-size': style.fontSize, 'font-family': style.fontFamily, 'font-weight': style.fontWeight,
      });
      line.textContent = text;
      svg.append(line);
    }
  }
}

function rangeOf(node, start, end) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

function part(name, properties) {
  const made = document.createElementNS(SVG, name);
  Object.entries(properties).forEach(([key, value]) => made.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value));
  return made;
}

const known = new Map();
let pixel;

/** A colour as other programs know it: mixed colours of style sheets are not. Null when nothing is seen. */
function plain(colour) {
  if (!known.has(colour)) {
    pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue, seen] = pixel.getImageData(0, 0, 1, 1).data;
    known.set(colour, seen === 0 ? null : seen === 255 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${(seen / 255).toFixed(3)})`);
  }
  return known.get(colour);
}
