import { withQuery } from '../net/api.js';
import { readStream } from '../net/stream.js';
import { Receipts } from '../data/receipts.js';
import { atMostEvery, fill, h, setText } from '../ui/dom.js';
import { button, choice, segments } from '../ui/controls.js';
import { wordsOf } from '../ui/notes.js';
import { dot } from '../ui/chartOptions.js';
import { platformColour } from '../ui/platforms.js';
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
  const body = h('tbody', {});
  const counts = h('p', { class: 'hint', role: 'status', 'data-testid': 'live-counts' });
  const notes = h('div', {});
  let paused = false;

  const draw = atMostEvery(DRAW_MS, () => {
    if (!paused && !life.isOver) {
      fill(body, receipts.matching(chosen).map((receipt) => row(receipt, world)));
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
    h('section', { class: 'panel flush', 'aria-label': t('live.title') },
      h('table', { class: 'cards live-table', 'data-testid': 'receipts' },
        h('caption', { class: 'unseen' }, t('live.title')),
        h('thead', {}, h('tr', {}, ['live.time', 'live.outcome', 'live.what', 'live.where', 'live.detail']
          .map((key) => h('th', { scope: 'col' }, t(key))))),
        body)),
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

function row(receipt, world) {
  const cell = (key, content, properties = {}) => h('td', { 'data-title': t(key), ...properties }, content);
  return h('tr', { 'data-outcome': receipt.outcome, 'data-platform': receipt.platform },
    cell('live.time', clock(receipt.received), { class: 'tabular' }),
    cell('live.outcome', h('span', { class: `tag tag-${receipt.outcome}` }, t(`live.${receipt.outcome}`))),
    cell('live.what', what(receipt)),
    cell('live.where', receipt.outcome === 'accepted' ? place(receipt, world) : t(`domain.${receipt.domain}`)),
    cell('live.detail', detail(receipt), { class: 'detail' }));
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
