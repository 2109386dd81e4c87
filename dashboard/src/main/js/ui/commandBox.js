import { button } from './controls.js';
import { h } from './dom.js';
import { t } from '../i18n/i18n.js';

/** A text to copy into a terminal or a page. */
export function commandBox(text, testId) {
  const code = h('code', { 'data-testid': testId }, text);
  const copy = button(t('action.copy'), async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = t('action.copied');
    } catch {
      // Without permission for the clipboard, the text is selected so that the user can copy it.
      getSelection().selectAllChildren(code);
    }
  }, { class: 'secondary', 'data-testid': 'copy' });
  return h('div', { class: 'command' }, h('pre', { tabindex: '0' }, code), copy);
}
