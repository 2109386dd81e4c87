import { getJson } from '../net/api.js';
import { ENTITIES, entityPath } from '../data/entities.js';
import { PRESETS } from '../state/ranges.js';
import { linkTo, parseHash } from '../state/router.js';
import { dot } from '../ui/chartOptions.js';
import { openDialog } from '../ui/dialog.js';
import { fill, h, setText } from '../ui/dom.js';
import { platformColour } from '../ui/platforms.js';
import { hashOfView, savedViews } from './savedViews.js';
import { ownerName, platformName } from '../i18n/names.js';
import { t } from '../i18n/i18n.js';
import { idsWith } from './named.js';
import { orderLink } from './orderList.js';

const MOST = 12;
// The most characters of the id of a creator, a campaign or an item.
const MOST_ID = 128;
// The server is asked for parts of ids when the user pauses, and only from this many characters on.
const PAUSE_MS = 300;
const LEAST_TEXT = 3;
const MOST_FOUND = 6;
// The platforms with most traffic are asked for ids. "Find creator ..." asks all of them.
const MOST_PLATFORMS = 4;

/**
 * Finds a view, a platform or a range by a few letters, and an order, a creator, a campaign or an item
 * by its id or a part of it.
 */
export function openPalette({ world, views }) {
  const all = entries(world, views);
  let found = [];
  let active = 0;
  let asked = new AbortController();
  let timer;
  let suggested = [];
  const note = h('p', { class: 'hint', role: 'status', 'data-testid': 'palette-note' });
  const list = h('ul', { class: 'palette-list', role: 'listbox', id: 'palette-list', 'aria-label': t('palette.open') });
  const input = h('input', {
    type: 'search', class: 'palette-input', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'palette-list',
    'aria-label': t('palette.hint'), placeholder: t('palette.hint'), autocomplete: 'off', spellcheck: 'false',
    'data-testid': 'palette-input', input: () => typed(), keydown: (event) => pressed(event),
  });

  function draw(next) {
    found = [...matching(all, input.value.trim()), ...suggested];
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

  function typed() {
    asked.abort();
    asked = new AbortController();
    clearTimeout(timer);
    suggested = [];
    setText(note, '');
    const text = input.value.trim();
    if (text.length >= LEAST_TEXT && text.length <= 64) {
      timer = setTimeout(() => suggest(text, asked.signal), PAUSE_MS);
    }
    draw(0);
  }

  /** Adds what contains the text below the other entries, so that nothing moves under the user's choice. */
  async function suggest(text, signal) {
    const parts = await Promise.all([ordersWith(text, world, signal), entitiesWith(text, world, signal)]);
    if (!signal.aborted) {
      suggested = parts.flat();
      setText(note, suggested.length === 0 ? t('palette.nothing', { text }) : '');
      draw(active);
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

  const dialog = openDialog({ title: t('palette.open'), testId: 'palette', hideTitle: true, content: [input, list, note] });
  dialog.addEventListener('close', () => asked.abort());
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

/** Orders whose number contains the text. The palette works without them, so a failure is ignored. */
async function ordersWith(text, world, signal) {
  try {
    const { orders } = await getJson('/v1/orders', { find: text, limit: MOST_FOUND }, signal);
    return orders.filter(({ order }) => order !== text).map((each) => (
      { kind: 'order', mark: dot(platformColour(each.platform)), text: each.order, more: `${t('nav.orders')} · ${world.name(each.platform)}`, hash: orderLink(each) }));
  } catch {
    return [];
  }
}

/** Creators, campaigns and items whose id contains the text. */
async function entitiesWith(text, world, signal) {
  const platforms = world.sorted.filter((each) => each.latest).slice(0, MOST_PLATFORMS);
  const places = platforms.flatMap((each) => Object.keys(ENTITIES).map((type) => ({ platform: each.id, type })));
  const found = await Promise.all(places.map((place) => idsWith(place, text, signal).catch(() => [])));
  return found.flat().slice(0, MOST_FOUND).map(({ platform, type, id }) => (
    { kind: 'entity', mark: dot(platformColour(platform)), text: id, more: `${t(`by.${type}`)} · ${world.name(platform)}`, hash: linkTo(entityPath(platform, type, id)) }));
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
