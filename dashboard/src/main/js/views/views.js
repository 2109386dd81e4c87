import { own } from '../data/own.js';
import { h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';
import { audience } from './audience.js';
import { live } from './live.js';
import { loops } from './loops.js';
import { orders } from './orders.js';
import { overview } from './overview.js';
import { platform } from './platform.js';
import { platforms } from './platforms.js';
import { rankings } from './rankings.js';

const VIEWS = { '': overview, loops, audience, rankings, orders, live };

/** The view of an address: a function of (context, path) that makes its elements. */
export function viewOf(path) {
  if (path[0] === 'platforms') {
    return path[1] ? platform : platforms;
  }
  return own(VIEWS, path[0] ?? '') ?? missing;
}

function missing() {
  return h('div', { class: 'panel' }, h('h1', {}, t('missing.title')),
    h('p', {}, h('a', { href: '#/' }, t('missing.back'))));
}
