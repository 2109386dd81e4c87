import { csvOf } from '../data/csv.js';
import { fill, h } from './dom.js';
import { drawingOf } from './drawing.js';
import { button } from './controls.js';
import { t } from '../i18n/i18n.js';

const SHARP = 2;

/** A menu of files of a part of the page: {label, name, make() -> Blob or promise of one}. */
export function downloads(id) {
  const list = h('div', { class: 'menu-list' });
  const element = h('details', { class: 'menu', 'data-testid': `${id}-download` },
    h('summary', { class: 'quiet', 'data-key': `${id}-download` }, t('download')), list);
  element.hidden = true;
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!element.contains(relatedTarget)) {
      element.open = false;
    }
  });
  let offered = new Map();
  return {
    element,
    /** Replaces the files. The menu is built again only when it has other entries. */
    offer(files) {
      const same = files.length === offered.size && files.every(({ name }) => offered.has(name));
      offered = new Map(files.map((file) => [file.name, file]));
      element.hidden = files.length === 0;
      if (!same) {
        fill(list, files.map(({ label, name }) => button(label, async () => {
          save(await offered.get(name).make(), name);
          element.open = false;
        }, { class: 'quiet', 'data-file': name, 'data-key': `${id}-${name}` })));
      }
    },
  };
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The rows that `rowsOf` returns, as CSV with decimal amounts, and with minor units. */
export function tableFiles(name, rowsOf) {
  const file = (label, suffix, options) => ({
    label, name: `${name}${suffix}.csv`, make: () => new Blob([csvOf(rowsOf(), options)], { type: 'text/csv' }),
  });
  return [file('CSV', '', {}), file(t('download.minor'), '-minor-units', { minor: true })];
}

/** The picture of an element that contains an SVG, as SVG and PNG. */
export function pictureFiles(name, element) {
  return vectorFiles(name, () => standalone(element.querySelector('svg')));
}

/** A picture that is made of HTML, as SVG and PNG. `shown` returns its element. */
export const drawingFiles = (name, shown) => vectorFiles(name, () => drawingOf(shown()));

/** A picture as SVG and PNG. `svgOf` returns or promises the text of the SVG. */
export function vectorFiles(name, svgOf) {
  return [
    { label: 'SVG', name: `${name}.svg`, make: async () => new Blob([await svgOf()], { type: 'image/svg+xml' }) },
    { label: 'PNG', name: `${name}.png`, make: async () => raster(await svgOf()) },
  ];
}

// What the style sheet gives to the parts of a picture. A file has no style sheet.
const PAINTED = ['fill', 'stroke', 'stroke-opacity', 'opacity', 'font-size', 'font-family', 'font-weight'];

/** The text of an SVG that looks the same without the style sheet of the page. */
function standalone(shown) {
  const copy = shown.cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const originals = shown.querySelectorAll('path, rect, text, tspan');
  copy.querySelectorAll('path, rect, text, tspan').forEach((part, index) => {
    const style = getComputedStyle(originals[index]);
    PAINTED.forEach((name) => part.setAttribute(name, style.getPropertyValue(name)));
    part.removeAttribute('class');
  });
  const ground = shown.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['fill', getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()]]) {
    ground.setAttribute(name, value);
  }
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** The picture in twice its size, for sharp screens. The policy allows images of data addresses only. */
async function raster(text) {
  // decode() fails with images of vectors in some browsers, so the load is awaited.
  const image = await new Promise((resolve, reject) => {
    const loading = new Image();
    loading.addEventListener('load', () => resolve(loading));
    loading.addEventListener('error', reject);
    loading.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
  const canvas = h('canvas', { width: image.naturalWidth * SHARP, height: image.naturalHeight * SHARP });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
