import { getJson, post, put, remove } from '../net/api.js';
import { button } from '../ui/controls.js';
import { openDialog } from '../ui/dialog.js';
import { fill, h } from '../ui/dom.js';
import { emptyNote, loadingNote, problemNote } from '../ui/notes.js';
import { t } from '../i18n/i18n.js';

const LONGEST_NAME = '80';

/** The views that are kept at the server, by name. Empty when they cannot be read. */
export async function savedViews(signal) {
  const { views } = await getJson('/v1/views', {}, signal).catch(() => ({ views: [] }));
  return views;
}

/** The address of a saved view on this page. It is text from outside, so only the part after # is used. */
export const hashOfView = ({ hash }) => `#${hash}`;

/** Opens the saved views. An admin saves the shown view, renames and deletes. `embed` opens the dialog of the embedded view. */
export function openSavedViews({ session, embed }) {
  const writes = session.role === 'admin';
  const list = h('ul', { class: 'saved-views plain', 'data-testid': 'saved-views' }, loadingNote());
  const failed = h('div', {});
  const hash = (location.hash || '#/').slice(1);

  async function load() {
    try {
      const { views } = await getJson('/v1/views');
      fill(list, views.length === 0 ? emptyNote(t('views.none')) : views.map(one));
    } catch (error) {
      fill(list, problemNote(error, load));
    }
  }

  /** Writes, and shows the list again. The problem stays until the next attempt. */
  async function change(action) {
    fill(failed);
    try {
      await action();
    } catch (error) {
      fill(failed, problemNote(error));
    }
    await load();
  }

  function one(view) {
    const open = h('a', { href: hashOfView(view), 'data-testid': 'saved-view', click: () => dialog.close() }, view.name);
    const row = h('li', { 'data-view': view.id }, open, h('small', { class: 'soft' }, view.by));
    if (writes) {
      row.append(
        button(t('views.rename'), () => rename(view, row), { class: 'quiet', 'aria-label': t('views.renameThis', { name: view.name }), 'data-testid': 'view-rename' }),
        button(t('notes.delete'), () => change(() => remove(pathOf(view))), { class: 'quiet', 'aria-label': t('views.deleteThis', { name: view.name }), 'data-testid': 'view-delete' }));
    }
    return row;
  }

  function rename(view, row) {
    const name = nameField(view.name, t('views.name'));
    fill(row, h('form', {
      class: 'note-form',
      submit: (event) => {
        event.preventDefault();
        change(() => put(pathOf(view), { name: name.value.trim(), hash: view.hash }));
      },
    }, name, h('button', { type: 'submit', class: 'primary' }, t('notes.save'))));
    name.select();
  }

  function saveForm() {
    const name = nameField('', t('views.name'));
    return h('form', {
      class: 'note-form',
      'data-testid': 'view-form',
      submit: (event) => {
        event.preventDefault();
        change(async () => {
          await post('/v1/views', { name: name.value.trim(), hash });
          name.value = '';
        });
      },
    }, name, h('button', { type: 'submit', class: 'primary', 'data-testid': 'view-save' }, t('views.save')));
  }

  const dialog = openDialog({
    title: t('views.title'),
    testId: 'views',
    content: [list, failed, writes && saveForm(),
      embed && h('p', {}, button(t('embed.open'), embed, { class: 'secondary', 'data-testid': 'embed-open' }))],
  });
  load();
}

const pathOf = ({ id }) => `/v1/views/${encodeURIComponent(id)}`;

const nameField = (value, label) => h('input', { type: 'text', required: true, maxlength: LONGEST_NAME, value, 'aria-label': label, placeholder: label, 'data-testid': 'view-name' });
