import { post, withQuery } from '../net/api.js';
import { readStream } from '../net/stream.js';
import { fill, h } from '../ui/dom.js';
import { openDialog } from '../ui/dialog.js';
import { problemNote } from '../ui/notes.js';
import { commandBox } from '../ui/commandBox.js';
import { button } from '../ui/controls.js';
import { t } from '../i18n/i18n.js';

/** Waits for the first event and shows how to send one. */
export function firstRun({ life, session, onData }) {
  const note = h('div', {});
  let arrived = false;
  readStream(withQuery('/v1/live', { grain: 'day', last: 1 }), {
    state: () => {},
    event: (name) => {
      if (name === 'summary' && !arrived) {
        arrived = true;
        onData();
      }
    },
  }, life.signal);

  /** The made-up events cannot be taken out again, so one click is not enough. */
  function confirm() {
    const dialog = openDialog({
      title: t('first.demoTitle'),
      testId: 'confirm-demo',
      content: [h('p', {}, t('first.demoMixes')), h('p', {}, t('first.demoApart'), ' ', h('code', {}, './millrace demo')),
        button(t('first.demoSure'), () => {
          dialog.close();
          play();
        }, { class: 'primary', 'data-testid': 'confirm' })],
    });
  }

  async function play() {
    try {
      await post('/demo');
      fill(note, h('p', { class: 'note', role: 'status' }, t('first.demoStarts')));
    } catch (error) {
      fill(note, problemNote(error));
    }
  }

  return h('div', { class: 'narrow', 'data-testid': 'first-run' },
    h('section', { class: 'panel' },
      h('h1', {}, t('first.title')),
      h('p', { class: 'waiting' }, h('span', { class: 'pulse', 'aria-hidden': 'true' }), t('first.waiting')),
      h('p', {}, t('first.send')),
      commandBox(command(), 'curl'),
      h('p', { class: 'hint' }, t('first.key')),
      h('p', { class: 'hint' }, h('a', { href: '/api/' }, t('foot.api'))),
      session.demo === 'ready' && session.role === 'admin' && h('div', { class: 'demo' },
        h('h2', {}, t('first.demoTitle')),
        h('p', {}, t('first.demoWhy')),
        button(t('first.demo'), confirm, { class: 'primary', 'data-testid': 'play-demo' })),
      session.demo === 'running' && h('p', { class: 'note', role: 'status' }, t('first.demoStarts')),
      note));
}

function command() {
  const event = {
    id: 'first-1',
    type: 'view',
    platform: 'douyin',
    surface: 'feed',
    visitor: 'someone',
    at: new Date().toISOString(),
  };
  return [
    `curl ${location.origin}/v1/events/content \\`,
    '  -H "Authorization: Bearer $(cat data/write.key)" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify(event)}'`,
  ].join('\n');
}
