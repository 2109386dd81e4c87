import { getJson } from '../net/api.js';
import { ENTITIES, entityPath } from '../data/entities.js';
import { aligned, rangeOf, rangeParameters } from '../state/ranges.js';
import { choices, linkTo } from '../state/router.js';
import { fill, h } from '../ui/dom.js';
import { platformHead } from '../ui/heat.js';
import { emptyNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { t } from '../i18n/i18n.js';
import { entityLink } from './entityRanking.js';
import { namedSearch } from './namedSearch.js';

const AT_ONCE = 6;

/**
 * The creators, campaigns and items whose id contains the text, on all platforms with data. An id
 * belongs to a platform, so each one is asked: for ids of this month and the month before that contain the text, and
 * when there are none, for exactly this id in the last year. The only one found is opened.
 */
export function named({ life, world }) {
  const { id } = choices({ id: '' });
  const { element, body } = section({ title: t('named.title', { id }), testId: 'named' });
  const load = loader(life, body);
  const places = world.sorted.filter((each) => each.latest).flatMap((each) => Object.keys(ENTITIES).map((type) => ({ platform: each.id, type })));

  load(async (signal) => {
    const containing = await fromEach(places, (place) => idsWith(place, id, signal));
    return containing.length > 0 ? containing : fromEach(places, (place) => exactly(place, id, world.zone, signal));
  }, (found) => {
    if (found.length === 1) {
      location.replace(linkTo(entityPath(found[0].platform, found[0].type, found[0].id)));
      return;
    }
    const exactFirst = [...found].sort((a, b) => (b.id === id) - (a.id === id));
    fill(body, found.length === 0 ? [emptyNote(t('named.none', { id })), h('p', { class: 'ways-on' }, h('a', { href: linkTo(['rankings'], { by: 'creator' }) }, t('ranked.creator')))]
      : [h('ul', { class: 'plain', 'data-testid': 'named-list' }, exactFirst.map((each) => h('li', {},
          entityLink(each.platform, each.type, each.id), ' ', h('span', { class: 'soft' }, t(`by.${each.type}`), ' · '), platformHead(each.platform, world)))),
        h('p', { class: 'hint' }, t('named.month'))]);
  });
  return [h('h1', { class: 'unseen' }, t('palette.open')), h('div', { class: 'panel' }, namedSearch(id)), element];
}

/** What `ask` finds at each of the places, in their order; a few are asked at once. */
async function fromEach(places, ask) {
  const found = [];
  for (let at = 0; at < places.length; at += AT_ONCE) {
    found.push(...(await Promise.all(places.slice(at, at + AT_ONCE).map(ask))).flat());
  }
  return found;
}

/** The ids of a type on a platform that contain the text, those with most credit first. */
export async function idsWith({ platform, type }, text, signal) {
  if (text === '' || [...text].length > 64) {
    return [];
  }
  const { ids } = await getJson(`/v1/platforms/${encodeURIComponent(platform)}/${ENTITIES[type]}`, { find: text }, signal);
  return ids.map((id) => ({ platform, type, id }));
}

async function exactly({ platform, type }, id, zone, signal) {
  if (id === '') {
    return [];
  }
  const dates = rangeParameters(aligned(rangeOf('365d', Date.now(), zone), 'month', zone));
  const { rows } = await getJson(`/v1/${entityPath(platform, type, id).map(encodeURIComponent).join('/')}`, { ...dates, grain: 'month' }, signal);
  return rows.length > 0 ? [{ platform, type, id }] : [];
}
