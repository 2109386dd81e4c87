import { getJson, post, remove } from '../net/api.js';
import { customName, DAY_MS, rangeParameters } from '../state/ranges.js';
import { linkTo } from '../state/router.js';
import { button } from '../ui/controls.js';
import { openDialog } from '../ui/dialog.js';
import { fill, h } from '../ui/dom.js';
import { problemNote } from '../ui/notes.js';
import { time, t } from '../i18n/i18n.js';

const LEAST_SPAN_MS = DAY_MS;
const AGAIN_MS = 5000;

/**
 * The dated notes of the range, with a link that compares the time before with the time after. An
 * admin writes and deletes notes. Without notes there is only the button of an admin.
 */
export function notesPart({ life, world, session }, range, { platform, onNotes } = {}) {
  const list = h('ul', { class: 'notes plain' });
  const undeleted = h('div', {});
  const element = h('div', { class: 'notes-part', 'data-testid': 'notes' }, list, undeleted,
    session.role === 'admin' && button(t('notes.add'), () => write(), { class: 'quiet', 'data-testid': 'note-add' }));
  element.hidden = session.role !== 'admin';

  let timer;
  let shown;
  life.onEnd(() => clearTimeout(timer));
  addEventListener('millrace-back', load, { signal: life.signal });

  async function load() {
    clearTimeout(timer);
    let answer;
    try {
      answer = await getJson('/v1/annotations', { ...rangeParameters(range), platform }, life.signal);
    } catch (error) {
      // The page works without notes, and the numbers say what is wrong with the server. Only the notes would not come back.
      if (error.passes && !life.isOver) {
        timer = setTimeout(load, AGAIN_MS);
      }
      return;
    }
    const read = JSON.stringify(answer.annotations);
    if (read === shown) {
      return;
    }
    shown = read;
    fill(list, answer.annotations.map(one));
    element.hidden = session.role !== 'admin' && answer.annotations.length === 0;
    onNotes?.(answer.annotations);
  }

  function one(note) {
    return h('li', { 'data-note': note.id },
      h('span', { class: 'soft tabular' }, time(note.at)), ' ',
      h('span', {}, noteWords(note, world)), ' ',
      h('a', { href: beforeAndAfter(note, world.zone), 'data-testid': 'before-after' }, t('notes.compare')),
      session.role === 'admin' && !note.builtIn && button(t('notes.delete'), async () => {
        fill(undeleted);
        await remove(`/v1/annotations/${encodeURIComponent(note.id)}`).then(load, (error) => fill(undeleted, problemNote(error)));
      }, { class: 'quiet', 'aria-label': t('notes.deleteThis', { text: note.text }) }));
  }

  function write() {
    const failed = h('div', {});
    const day = h('input', { type: 'date', required: true, value: world.zone.dayName(Math.min(Date.now(), range.to - 1)), 'aria-label': t('period.day') });
    const text = h('input', { type: 'text', required: true, maxlength: '200', 'aria-label': t('notes.text'), placeholder: t('notes.text') });
    const send = async (event) => {
      event.preventDefault();
      try {
        await post('/v1/annotations', { at: day.value, text: text.value.trim(), ...(platform ? { platform } : {}) });
        dialog.close();
        load();
      } catch (error) {
        fill(failed, problemNote(error));
      }
    };
    const dialog = openDialog({
      title: t('notes.add'),
      testId: 'note-form',
      content: h('form', { class: 'note-form', submit: send }, day, text, failed, h('button', { type: 'submit', class: 'primary' }, t('notes.save'))),
    });
    text.focus();
  }

  range.onMove(load);
  load();
  return element;
}

/** Notes of the catalog have words in both languages, notes of users are shown as they were written. */
export function noteWords({ builtIn, links, platform, text }, world) {
  return builtIn && links ? t(`notes.${links}`, { platform: world.name(platform) }) : [platform && `${world.name(platform)}: `, text];
}

/** What moved on the platform of the note; of a note without a platform, the loops since its day compared with those before. */
function beforeAndAfter({ at, platform }, zone) {
  if (platform) {
    return linkTo(['change'], { platform, at });
  }
  const from = zone.dayStart(Date.parse(at));
  const to = zone.plusDays(Math.max(Date.now(), from + LEAST_SPAN_MS), 1);
  return linkTo(['loops'], { range: customName({ from, to: Math.min(to, zone.plusDays(from, 30)) }, zone), compare: 'previous' });
}
