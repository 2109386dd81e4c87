import { h } from './dom.js';
import { button } from './controls.js';
import { t } from '../i18n/i18n.js';

/** Opens a dialog over the page. Escape and a click beside it close it, and the focus returns. */
export function openDialog({ title, testId, content, hideTitle }) {
  document.querySelector('dialog')?.close();
  const heading = `${testId}-heading`;
  const dialog = h('dialog', {
    'data-testid': testId,
    'aria-labelledby': heading,
    close: () => dialog.remove(),
    click: (event) => event.target === dialog && dialog.close(),
  });
  dialog.append(h('div', { class: 'dialog-body' },
    h('header', { class: hideTitle ? 'unseen' : 'dialog-head' }, h('h2', { id: heading }, title),
      button(t('action.close'), () => dialog.close(), { class: 'secondary' })),
    content));
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
