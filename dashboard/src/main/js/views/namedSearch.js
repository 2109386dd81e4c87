import { linkTo } from '../state/router.js';
import { h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';

/** A field that finds creators, campaigns and items by a part of their id, on all platforms. */
export function namedSearch(id = '') {
  const input = h('input', {
    type: 'search', value: id, required: true, maxlength: '64', spellcheck: 'false', autocomplete: 'off',
    'aria-label': t('named.find'), placeholder: t('named.find'), 'data-testid': 'named-id', 'data-key': 'named-id',
  });
  const submit = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text) {
      location.hash = linkTo(['named'], { id: text });
    }
  };
  return h('form', { class: 'named-search', role: 'search', 'aria-label': t('named.find'), submit },
    input, h('button', { type: 'submit', class: 'secondary', 'data-testid': 'find-named' }, t('palette.open')));
}
