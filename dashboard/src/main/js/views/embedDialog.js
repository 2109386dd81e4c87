import { pathsAsked } from '../net/asked.js';
import { rangeOf } from '../state/ranges.js';
import { choices, parseHash } from '../state/router.js';
import { commandBox } from '../ui/commandBox.js';
import { openDialog } from '../ui/dialog.js';
import { embedLink } from '../ui/embed.js';
import { h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';

// As many as a key lists.
const MOST = 16;
// The page asks the catalog of every view.
const CATALOG = '/v1/platforms';

/** Says how this view is shown inside another page: the command for a key of exactly this view, and the frame. */
export function openEmbed({ world }) {
  const hash = location.hash === '' ? '#/' : location.hash;
  const [view = ''] = parseHash(hash).path;
  const moves = view === 'change' || rangeOf(choices().range, Date.now(), world.zone)?.moves !== false;
  const paths = [...new Set([CATALOG, ...pathsAsked(moves ? ['from', 'to'] : [])])];
  openDialog({
    title: t('embed.title'),
    testId: 'embed',
    content: view === 'live' || paths.length > MOST ? h('p', {}, t('embed.tooMuch', { most: MOST })) : [
      h('p', {}, t('embed.key')),
      commandBox(command(view || 'overview', paths), 'embed-command'),
      h('p', {}, t('embed.frame')),
      commandBox(frame(hash), 'embed-frame'),
      h('p', { class: 'hint' }, t('embed.wall'), ' ', h('code', {}, embedLink('KEY', hash).replace('?', '?display&'))),
      h('p', { class: 'hint' }, t('embed.setting'), ' ', h('code', {}, './millrace serve --frame-ancestors ORIGIN')),
      h('p', { class: 'hint' }, t(moves ? 'embed.seesAnyRange' : 'embed.sees')),
    ],
  });
}

function command(name, paths) {
  return [`./millrace keys add --name ${quoted(name)} --role view`, ...paths.map((path) => `  --path ${quoted(path)}`)].join(' \\\n');
}

/** A word of the shell. */
const quoted = (text) => (/^[\w/.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function frame(hash) {
  const address = `${location.origin}${embedLink('KEY', hash)}`.replaceAll('&', '&amp;').replaceAll('"', '%22');
  return `<iframe src="${address}" width="100%" height="600" title="Millrace"></iframe>`;
}
