import { h } from '../ui/dom.js';
import { t, time } from '../i18n/i18n.js';
import { needName, ownerName } from '../i18n/names.js';
import { platformLink } from './headlines.js';

/** The platforms of the catalog, grouped by owner. */
export function platforms({ world }) {
  const owners = byOwner(world.platforms);
  return [
    h('h1', {}, t('nav.platforms')),
    h('div', { class: 'owners' }, [...owners].map(([owner, all]) =>
      h('section', { class: 'panel', 'aria-label': ownerName(owner) },
        h('h2', {}, ownerName(owner)),
        h('ul', { class: 'plain' }, all.map((each) => h('li', { class: each.latest ? '' : 'silent' },
          platformLink(each.id, world, { owner: false }),
          h('span', { class: 'soft' }, each.needs.map(needName).join(' · '), each.lastSeen && [' · ', h('span', { class: 'tabular' }, t('platforms.seen', { time: time(each.lastSeen) }))]))))))),
  ];
}

function byOwner(all) {
  const owners = new Map();
  for (const each of all) {
    owners.set(each.owner, [...(owners.get(each.owner) ?? []), each]);
  }
  return owners;
}
