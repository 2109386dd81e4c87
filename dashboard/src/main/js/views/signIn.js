import { post } from '../net/api.js';
import { isDisplay } from '../ui/display.js';
import { fill, h } from '../ui/dom.js';
import { problemNote } from '../ui/notes.js';
import { languageSwitch, themeSwitch } from '../shell.js';
import { t } from '../i18n/i18n.js';

/**
 * Asks for a key. The page sends the key once and does not keep it. The answer sets a cookie. A
 * reason says why the user has to sign in again.
 */
export function signIn({ reason, onSignedIn, redraw }) {
  const key = h('input', {
    id: 'key', name: 'key', type: 'password', autocomplete: 'current-password', required: true,
    spellcheck: 'false', 'data-testid': 'key',
  });
  const note = h('div', { role: 'alert' }, reason && h('p', { class: 'note note-bad', 'data-testid': 'reason' }, reason));
  const submit = h('button', { type: 'submit', class: 'primary', 'data-testid': 'sign-in' }, t('session.signIn'));

  async function send(event) {
    event.preventDefault();
    submit.disabled = true;
    try {
      await post('/session', { key: key.value.trim() });
      onSignedIn();
    } catch (error) {
      fill(note, problemNote(error));
      submit.disabled = false;
      key.focus();
    }
  }

  return h('main', { class: 'page narrow', id: 'main' },
    h('div', { class: 'lone-tools' }, languageSwitch(redraw), themeSwitch()),
    h('form', { class: 'panel sign-in', submit: send },
      h('h1', {}, h('span', { class: 'mark', 'aria-hidden': 'true' }), 'Millrace'),
      h('p', {}, t('session.why')),
      h('label', { class: 'field wide', for: 'key' }, h('span', { class: 'field-label' }, t('session.key')), key),
      h('p', { class: 'hint' }, t('session.hint'), ' ', h('code', {}, 'cat data/read.key')),
      isDisplay() && h('p', { class: 'note', 'data-testid': 'wall-hint' }, t('session.wall')),
      note, submit));
}
