import { own } from '../data/own.js';
import { rangeOf } from '../state/ranges.js';
import { choices, hashOf, linkTo } from '../state/router.js';
import { addressNote } from '../ui/notes.js';
import { h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';
import { audience } from './audience.js';
import { change } from './change.js';
import { entity, isEntityPath } from './entity.js';
import { live } from './live.js';
import { loops } from './loops.js';
import { named } from './named.js';
import { orders } from './orders.js';
import { overview } from './overview.js';
import { pair } from './pair.js';
import { platform } from './platform.js';
import { platforms } from './platforms.js';
import { rankings } from './rankings.js';
import { surfaces } from './surfaces.js';

const VIEWS = { '': overview, platforms, loops, surfaces, audience, rankings, orders, live, named, change };

/** The view of an address: a function of (context, path) that makes its elements. */
export function viewOf(path, role) {
  const view = chosen(path);
  if (view === live && role !== 'admin') {
    return () => addressNote(t('live.title'), t('live.needsAdmin'), h('a', { href: linkTo([]) }, t('missing.back')));
  }
  return (context, parts) => (isRange(context) ? view(context, parts) : badRange());
}

function chosen(path) {
  const [name = '', first, second] = path;
  if (name === 'platforms' && path.length === 2) {
    return platform;
  }
  if (isEntityPath(path)) {
    return entity;
  }
  if (name === 'loops' && first && second && path.length === 3) {
    return pair;
  }
  return path.length <= 1 ? (own(VIEWS, name) ?? missing) : missing;
}

function isRange({ world }) {
  return rangeOf(choices().range, Date.now(), world.zone) !== null;
}

function badRange() {
  return addressNote(t('missing.rangeTitle'), t('missing.range', { range: choices().range }), h('a', { href: hashOf([]) }, t('missing.back')));
}

function missing() {
  return addressNote(t('missing.title'), t('missing.text'), h('a', { href: linkTo([]) }, t('missing.back')));
}
