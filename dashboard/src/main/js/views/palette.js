import { PRESETS } from '../state/ranges.js';
import { linkTo, parseHash } from '../state/router.js';
import { dot } from '../ui/chartOptions.js';
import { openDialog } from '../ui/dialog.js';
import { fill, h } from '../ui/dom.js';
import { platformColour } from '../ui/platforms.js';
import { hashOfView, savedViews } from './savedViews.js';
import { ownerName, platformName } from '../i18n/names.js';
import { t } from '../i18n/i18n.js';

const MOST = 12;
// The most characters of the id of a creator, a campaign or an item.
const MOST_ID = 128;

/** Finds a view, a platform or a range by a few letters, and an order, a creator, a campaign or an item by its id. */
export function openPalette({ world, views }) {
  const all = entries(world, views);
  let found = [];
  let active = 0;
  const list = h('ul', { class: 'palette-list', role: 'listbox', id: 'palette-list', 'aria-label': t('palette.open') });
  const input = h('input', {
    type: 'search', class: 'palette-input', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'palette-list',
    'aria-label': t('palette.hint'), placeholder: t('palette.hint'), autocomplete: 'off', spellcheck: 'false',
    'data-testid': 'palette-input', input: () => draw(0), keydown: (event) => pressed(event),
  });

  function draw(next) {
    found = matching(all, input.value.trim());
    active = Math.max(0, Math.min(next, found.length - 1));
    fill(list, found.map((entry, index) => h('li', {
      role: 'option', id: `palette-${index}`, 'aria-selected': String(index === active), 'data-kind': entry.kind,
      click: () => choose(entry), pointermove: () => index !== active && draw(index),
    }, entry.mark, h('span', {}, entry.text), h('small', { class: 'soft' }, entry.more))));
    if (found.length === 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', `palette-${active}`);
      list.children[active].scrollIntoView({ block: 'nearest' });
    }
  }

  function pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      draw((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && found[active]) {
      event.preventDefault();
      choose(found[active]);
    }
  }

  function choose(entry) {
    dialog.close();
    location.hash = entry.hash;
  }

  const dialog = openDialog({ title: t('palette.open'), testId: 'palette', hideTitle: true, content: [input, list] });
  input.focus();
  draw(0);
  savedViews().then((saved) => {
    all.unshift(...saved.map((view) => ({ kind: 'saved', text: view.name, more: t('views.title'), hash: hashOfView(view), find: '' })));
    draw(active);
  });
}

function entries(world, views) {
  return [
    ...views.map(([id, key]) => ({ kind: 'view', text: t(key), more: t('palette.view'), hash: linkTo(id === '' ? [] : [id]), find: id })),
    ...world.sorted.map((each) => ({
      kind: 'platform',
      mark: dot(platformColour(each.id)),
      text: world.name(each.id),
      more: ownerName(each.owner),
      hash: linkTo(['platforms', each.id]),
      find: [each.id, each.name, platformName(each.id, each.name), each.owner].join(' '),
    })),
    ...PRESETS.map((range) => ({ kind: 'range', text: t(`range.${range}`), more: t('range'), hash: linkTo(parseHash(location.hash).path, { range }), find: range })),
  ];
}

/** The entries with all words. A text is also looked for as the number of an order and as an id. */
function matching(all, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = all.filter(({ text: shown, find }) => words.every((word) => `${shown} ${find}`.toLowerCase().includes(word)));
  const order = /^[^\s]{1,64}$/.test(text)
    ? [{ kind: 'order', text: t('palette.order', { order: text }), more: t('nav.orders'), hash: linkTo(['orders'], { order: text }) }]
    : [];
  const id = text.length > 0 && [...text].length <= MOST_ID
    ? [{ kind: 'entity', text: t('palette.named', { id: text }), more: t('palette.entity'), hash: linkTo(['named'], { id: text }) }]
    : [];
  const exact = fits.some(({ text: shown }) => shown.toLowerCase() === text.toLowerCase());
  return exact ? [...fits.slice(0, MOST), ...order, ...id] : /\d/.test(text) ? [...order, ...id, ...fits.slice(0, MOST)] : [...fits.slice(0, MOST), ...order, ...id];
}
