import { withQuery } from '../net/api.js';
import { readStream } from '../net/stream.js';
import { Receipts } from '../data/receipts.js';
import { atMostEvery, h, setText } from '../ui/dom.js';
import { button, choice, segments } from '../ui/controls.js';
import { unfilteredNote } from '../ui/filter.js';
import { wordsOf } from '../ui/notes.js';
import { dot } from '../ui/chartOptions.js';
import { platformColour } from '../ui/platforms.js';
import { Table } from '../ui/table.js';
import { surfaceName, typeName } from '../i18n/names.js';
import { choices } from '../state/router.js';
import { clock, count, decimalAmount, has, t } from '../i18n/i18n.js';

// Short enough to look live, and long enough to draw 500 rows.
const DRAW_MS = 250;
const SERVICES = ['content', 'social', 'commerce', 'collector'];

/** The outcome of every event when it arrives. */
export function live({ life, world }) {
  const chosen = choices({ outcome: 'all', platform: '' });
  const receipts = new Receipts();
  const counts = h('p', { class: 'hint', role: 'status', 'data-testid': 'live-counts' });
  const notes = h('div', {});
  const shown = receiptTable(world);
  let paused = false;

  const draw = atMostEvery(DRAW_MS, () => {
    if (!paused && !life.isOver) {
      shown.show(receipts.matching(chosen));
      setText(counts, t('live.counts', {
        accepted: count(receipts.accepted),
        refused: count(receipts.refused),
        unmapped: count(receipts.unmapped),
        skipped: count(receipts.skipped),
      }));
      counts.dataset.skipped = receipts.skipped;
    }
  });

  for (const service of SERVICES) {
    listen(service, { life, receipts, draw, notes });
  }

  const pause = button(t('live.pause'), () => {
    paused = !paused;
    setText(pause, paused ? t('live.resume') : t('live.pause'));
    pause.setAttribute('aria-pressed', String(paused));
    draw();
  }, { class: 'secondary', 'aria-pressed': 'false', 'data-testid': 'pause' });

  return [
    h('div', { class: 'page-head' }, h('h1', {}, t('live.title')),
      h('div', { class: 'controls' }, filters(chosen, world, draw), pause)),
    h('div', {}, counts, notes),
    unfilteredNote(t('live.title')),
    h('section', { class: 'panel live-table', 'aria-label': t('live.title') }, shown.element),
  ];
}

function filters(chosen, world, draw) {
  const change = (name) => (value) => {
    chosen.keep(name, value);
    draw();
  };
  return [
    segments({
      label: t('live.outcome'),
      value: chosen.outcome,
      options: [['all', t('live.all')], ['accepted', t('live.accepted')], ['refused', t('live.refused')],
        ['unmapped', t('live.unmapped')]],
      testId: 'outcome',
      onChange: change('outcome'),
    }),
    choice({
      label: t('platform'),
      value: chosen.platform,
      options: [['', t('live.allPlatforms')], ...world.sorted.map(({ id }) => [id, world.name(id)])],
      testId: 'live-platform',
      onChange: change('platform'),
      hideLabel: true,
    }),
  ];
}

function listen(domain, { life, receipts, draw, notes }) {
  const note = h('p', { class: 'note', hidden: true, 'data-testid': `receipts-${domain}` });
  notes.append(note);
  readStream(withQuery(`/v1/receipts/${domain}`, { last: 100 }), {
    event: (name, data) => {
      receipts.add(domain, name, data);
      draw();
    },
    state: (state) => {
      if (state.name === 'connecting') {
        receipts.restart(domain);
      }
      // That the server is away is said once, in the header.
      note.hidden = state.name !== 'failed';
      if (state.name === 'waiting') {
        dispatchEvent(new Event('millrace-away'));
      }
      setText(note, state.name === 'failed' ? `${t(`domain.${domain}`)}: ${wordsOf(state.problem)}` : '');
    },
  }, life.signal);
}

/** The outcomes, the newest first until the user sorts them otherwise. */
function receiptTable(world) {
  const column = (key, text, of, more) => ({ title: t(key), key: key.split('.')[1], of, sort: text, search: text, ...more });
  return new Table({
    caption: t('live.title'),
    testId: 'receipts',
    cards: true,
    first: Infinity,
    rowData: (receipt) => ({ 'data-outcome': receipt.outcome, 'data-platform': receipt.platform }),
    columns: [
      column('live.time', ({ received }) => received, ({ received }) => clock(received), { search: ({ received }) => clock(received), data: () => ({ class: 'tabular' }) }),
      column('live.outcome', ({ outcome }) => t(`live.${outcome}`), ({ outcome }) => h('span', { class: `tag tag-${outcome}` }, t(`live.${outcome}`))),
      column('live.what', whatText, what),
      column('live.where', (receipt) => placeText(receipt, world), (receipt) => (receipt.outcome === 'accepted' ? place(receipt, world) : placeText(receipt, world))),
      column('live.detail', detailText, detail, { data: () => ({ class: 'detail' }) }),
    ],
  });
}

function whatText({ outcome, type, code, name }) {
  switch (outcome) {
    case 'refused': return `${has(`code.${code}`) ? t(`code.${code}`) : ''} ${code}`;
    case 'unmapped': return name;
    default: return `${typeName(type)} ${type}`;
  }
}

function placeText({ outcome, platform, surface, domain }, world) {
  return outcome === 'accepted' ? `${world.name(platform)} · ${surfaceName(surface)}` : t(`domain.${domain}`);
}

/** An amount is sorted and searched as it is written. */
function detailText(receipt) {
  return receipt.outcome === 'accepted'
    ? [receipt.deleted && t('live.deleted'), receipt.amount && decimalAmount(receipt.amount), receipt.id !== '***' && receipt.id].filter(Boolean).join(' ')
    : String(detail(receipt));
}

function what({ outcome, type, code, name }) {
  switch (outcome) {
    case 'refused': return reason(code);
    case 'unmapped': return h('code', {}, name);
    default: return h('span', { 'data-type': type }, typeName(type));
  }
}

function reason(code) {
  const key = `code.${code}`;
  return h('span', {}, has(key) ? t(key) : '', ' ', h('code', {}, code));
}

function place({ platform, surface }, world) {
  return [dot(platformColour(platform)), ' ', world.name(platform), ' · ', surfaceName(surface)];
}

function detail(receipt) {
  if (receipt.outcome === 'unmapped') {
    return t('live.noRule', { protocol: receipt.protocol });
  }
  if (receipt.outcome === 'refused') {
    return receipt.detail;
  }
  return [
    receipt.deleted && h('b', {}, t('live.deleted'), ' '),
    receipt.amount && h('b', {}, decimalAmount(receipt.amount), ' '),
    // An id that holds the visitor is masked by the server.
    receipt.id !== '***' && h('span', { class: 'soft' }, receipt.id),
  ];
}
