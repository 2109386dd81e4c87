import { getAll, getJson } from '../net/api.js';
import { ORDERS, currenciesOf, unitOf, waysOf } from '../data/loops.js';
import { closedShare, movedOf, timeAfter } from '../data/moved.js';
import { customName, rangeParameters } from '../state/ranges.js';
import { choices, linkTo } from '../state/router.js';
import { modelChoice } from '../ui/controls.js';
import { delta } from '../ui/delta.js';
import { fill, h, setText, vary } from '../ui/dom.js';
import { downloads, drawingFiles, tableFiles } from '../ui/download.js';
import { term } from '../ui/explain.js';
import { platformHead } from '../ui/heat.js';
import { addressNote, emptyNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { Table } from '../ui/table.js';
import { differenceOf } from '../data/compare.js';
import { pairLink, unitChoice, written } from './loopsPicture.js';
import { noteWords } from './notesPart.js';
import { dayText, rangeText, rate, t } from '../i18n/i18n.js';

const REFRESH_MS = 5000;

/**
 * What moved between closed and external when something happened to a platform: the credit of the
 * traffic of the platform in whole days after the date of a note, beside the same number of days
 * before. The address names the platform and the date; without a date it is the newest note.
 */
export function change(context) {
  const { life, world, session, status } = context;
  const chosen = choices({ unit: '', platform: '', at: '' });
  if (chosen.platform && !world.knows(chosen.platform)) {
    return addressNote(t('missing.title'), t('missing.platform', { id: chosen.platform }), h('a', { href: linkTo(['platforms']) }, t('missing.platforms')));
  }
  const title = h('h1', {}, t('nav.change'));
  const story = h('p', { class: 'change-note', 'data-testid': 'change-note' });
  const ways = h('p', { class: 'ways-on' });
  const files = downloads('change');
  const part = section({ title: t('change.title'), testId: 'change', tools: files.element });
  const load = loader(life, part.body);
  const tools = h('div', { class: 'choices', role: 'group', 'aria-label': t('choices') },
    h('div', { class: 'controls' }, modelChoice(chosen.model, (model) => chosen.set('model', model)), part.bar));

  async function ask(signal) {
    const note = await noteOf(chosen, signal);
    const platform = note?.platform ?? '';
    const after = note && platform ? timeAfter(Date.parse(note.at), Date.now(), world.zone) : null;
    return { note, platform, after, loops: after && await getAll('/v1/loops', { ...rangeParameters(after), model: chosen.model, compare: 'previous' }, 'cells', signal) };
  }

  function show({ note, platform, after, loops }) {
    if (!platform) {
      fill(part.body, emptyNote(t('change.none')));
      return;
    }
    setText(title, t('change.of', { platform: world.name(platform), day: dayText(note.at) }));
    document.title = `${title.textContent} · Millrace`;
    setText(story, note.text ? [noteWords(note, world)].flat().filter(Boolean).join('') : '');
    if (!after) {
      fill(part.body, emptyNote(t('change.tooSoon')));
      return;
    }
    status.of(loops);
    const range = customName(after, world.zone);
    fill(ways,
      h('a', { href: linkTo(['platforms', platform], { range: '30d', grain: 'day' }) }, t('change.course')), ' · ',
      h('a', { href: linkTo(['loops'], { range, compare: 'previous' }) }, t('change.all')));
    draw(platform, after, loops);
  }

  function draw(platform, after, loops) {
    const currencies = currenciesOf(loops.cells);
    const unit = unitOf(chosen, currencies);
    const moved = movedOf(waysOf(loops.cells, unit), platform, unit);
    const before = { from: Date.parse(loops.comparison.from), to: Date.parse(loops.comparison.to) };
    fill(part.bar, unitChoice(chosen, unit, currencies));
    if (moved.rows.length === 0) {
      fill(part.body, emptyNote(t(session.demo === 'running' ? 'change.arrives' : 'empty.loops')));
      return;
    }
    const name = world.name(platform);
    fill(part.body,
      sentence(moved, name),
      h('div', { class: 'change-times' }, time('before', before, moved.before, unit), time('after', after, moved.after, unit)),
      destinations(moved.rows, unit, world, { from: platform, range: customName(after, world.zone) }));
    files.offer([
      ...drawingFiles('millrace-change', () => part.body.querySelector('.change-times')),
      ...tableFiles('millrace-change', () => moved.rows.map((row) => csvRow(row, unit, { from: platform, model: chosen.model, rangeBefore: rangeText(before), rangeAfter: rangeText(after) }))),
    ]);
  }

  load(ask, show);
  life.every(REFRESH_MS, () => session.demo === 'running' && !document.hidden && load(ask, show, { quiet: true }));
  return [h('div', { class: 'page-head' }, h('div', {}, title, story)), tools, part.element, ways];
}

/** The note of the address. A date without a note is compared, too. */
async function noteOf({ platform, at }, signal) {
  const { annotations } = await getJson('/v1/annotations', { platform }, signal);
  const own = annotations.filter((note) => note.platform && (!platform || note.platform === platform));
  if (!at) {
    return own.filter((note) => Date.parse(note.at) <= Date.now()).at(-1);
  }
  const time = Date.parse(at);
  return own.findLast((note) => Date.parse(note.at) === time) ?? (Number.isNaN(time) ? undefined : { platform, at });
}

/** Says how much of the credit stayed on the platform before and after. */
function sentence({ before, after }, platform) {
  const [then, now] = [closedShare(before), closedShare(after)];
  return then !== null && now !== null && h('p', { class: 'change-sentence', 'data-testid': 'change-sentence' },
    t('change.sentence', { platform, before: rate(then), after: rate(now) }));
}

/** One time as a bar of closed and external credit. */
function time(which, range, sums, unit) {
  const share = closedShare(sums);
  const kind = (name, part) => h('span', { 'data-kind': name, 'data-value': sums[name] },
    h('span', { class: `dot kind-${name}`, 'aria-hidden': 'true' }), term(`kind.${name}`), ' ', h('b', {}, part === null ? '' : rate(part)), ' ',
    h('span', { class: 'soft' }, written(sums[name], unit)));
  return h('div', { class: 'change-time', 'data-testid': `change-${which}` },
    h('h3', {}, t(`change.${which}`), ' ', h('span', { class: 'soft' }, rangeText(range))),
    share !== null && h('div', { class: 'change-bar', 'aria-hidden': 'true' },
      [['closed', share], ['external', 1 - share]].map(([name, part]) => part > 0 && vary(h('span', { class: `kind-${name}` }), 'part', part))),
    h('div', { class: 'kind-legend' }, kind('closed', share), kind('external', share === null ? null : 1 - share)));
}

/** Where the credit went, by the platform that earned. */
function destinations(rows, unit, world, { from, range }) {
  const value = (which) => ({
    title: t(`change.${which}`), number: true, of: (row) => written(row[which], unit), sort: (row) => BigInt(row[which]),
    data: (row) => ({ 'data-metric': which, 'data-value': row[which] }),
  });
  const table = new Table({
    caption: t('change.where', { platform: world.name(from) }),
    testId: 'change-table',
    rowData: (row) => ({ 'data-to': row.to, 'data-kind': row.kind }),
    columns: [
      { title: t('loops.to'), header: true, of: (row) => h('a', { href: `${pairLink(from, row.to, { range, compare: 'previous' })}` }, platformHead(row.to, world)), sort: (row) => world.name(row.to), search: (row) => `${row.to} ${world.name(row.to)}` },
      { title: t('loops.kind'), of: (row) => h('span', { class: `tag kind-tag-${row.kind}` }, t(`kind.${row.kind}`)), sort: (row) => t(`kind.${row.kind}`) },
      value('before'),
      value('after'),
      { title: t('compare.difference'), number: true, of: (row) => delta({ metric: unit === ORDERS ? 'microOrders' : 'credit', ...differenceOf(row.after, row.before) }, (text) => written(text, unit)), sort: (row) => BigInt(row.after) - BigInt(row.before) },
    ],
  });
  return [h('h3', { class: 'change-where' }, t('change.where', { platform: world.name(from) })), table.show(rows)];
}

function csvRow({ to, kind, before, after }, unit, { from, ...base }) {
  const value = (minor) => (unit === ORDERS ? Number(minor) / 1e6 : { minor, currency: unit });
  return { from, to, kind, ...base, ...(unit === ORDERS ? {} : { currency: unit }), before: value(before), after: value(after) };
}
