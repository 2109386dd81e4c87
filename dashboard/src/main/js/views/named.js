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

const AT_ONCE = 6;

/**
 * The creators, campaigns and items with exactly this id, on all platforms with data. An id belongs to
 * a platform, so each one is asked. The only one found is opened.
 */
export function named({ life, world }) {
  const { id } = choices({ id: '' });
  const { element, body } = section({ title: t('named.title', { id }), testId: 'named' });
  const load = loader(life, body);
  const dates = rangeParameters(aligned(rangeOf('365d', Date.now(), world.zone), 'month', world.zone));
  const places = world.sorted.filter((each) => each.latest).flatMap((each) => Object.keys(ENTITIES).map((type) => ({ platform: each.id, type })));

  const isKnown = async ({ platform, type }, signal) => {
    const answer = await getJson(`/v1/${entityPath(platform, type, id).map(encodeURIComponent).join('/')}`, { ...dates, grain: 'month' }, signal);
    return answer.rows.length > 0;
  };

  load(async (signal) => {
    const found = [];
    for (let at = 0; id !== '' && at < places.length; at += AT_ONCE) {
      const some = places.slice(at, at + AT_ONCE);
      const known = await Promise.all(some.map((place) => isKnown(place, signal)));
      found.push(...some.filter((_, index) => known[index]));
    }
    return found;
  }, (found) => {
    if (found.length === 1) {
      location.replace(linkTo(entityPath(found[0].platform, found[0].type, id)));
      return;
    }
    fill(body, found.length === 0 ? [emptyNote(t('named.none', { id })), h('p', { class: 'ways-on' }, h('a', { href: linkTo(['rankings'], { by: 'creator' }) }, t('ranked.creator')))]
      : h('ul', { class: 'plain' }, found.map(({ platform, type }) => h('li', {},
          entityLink(platform, type, id, [platformHead(platform, world), ' · ', t(`by.${type}`)])))));
  });
  return [h('h1', { class: 'unseen' }, t('palette.open')), element];
}
