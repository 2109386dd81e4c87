import { viewsFor } from '../shell.js';
import { openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';
import { GO } from './shortcuts.js';

/** Shows the keys of the keyboard and where to read on. */
export function openHelp(role) {
  const keys = (...names) => names.map((name, index) => [index > 0 && ' ', h('kbd', {}, name)]);
  const goes = viewsFor(role).map(([id, name]) => [keys('g', GO[id]), t(name)]);
  const lines = [
    [keys('?'), t('help.open')],
    [[keys('/'), ' ', t('help.or'), ' ', keys('Ctrl', 'K')], t('help.palette')],
    ...goes,
    [keys('[', ']'), t('help.ranges')],
    [keys('t'), t('help.theme')],
    [keys('Esc'), t('help.close')],
  ];
  openDialog({
    title: t('help.title'),
    testId: 'help',
    content: [
      h('dl', { class: 'keys' }, lines.map(([key, text]) => h('div', {}, h('dt', {}, key), h('dd', {}, text)))),
      h('p', { class: 'hint' }, t('help.words')),
      h('p', {}, h('a', { href: '/api/' }, t('foot.api'))),
    ],
  });
}
