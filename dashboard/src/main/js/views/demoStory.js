import { getJson } from '../net/api.js';
import { rangeOf, rangeParameters } from '../state/ranges.js';
import { hashOf, linkTo } from '../state/router.js';
import { fill, h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';

const LOOK_MS = 5000;
// The world of the demo changes three days before its start. Its history is sent newest day first.
const DAYS_BEFORE = 4;

/**
 * Hints that are shown while the demo plays. The story is told when its days are there. Until then the
 * page says that history arrives, and a demo without history has no story.
 */
export function demoStory({ life, world, session }) {
  if (session.demo !== 'running') {
    return null;
  }
  const note = h('p', { class: 'note', 'data-testid': 'story' });
  const draw = (days) => fill(note, h('span', {}, [t('demo.world'), days >= DAYS_BEFORE ? t('demo.story') : t('demo.loads', { days, number: days })].join(' ')),
    days >= DAYS_BEFORE && h('a', { href: linkTo(['change'], { platform: 'douyin' }) }, t('demo.see')));

  async function look() {
    try {
      const range = rangeOf('30d', Date.now(), world.zone);
      const { rows } = await getJson('/v1/platforms/douyin/summary', { ...rangeParameters(range), grain: 'day' }, life.signal);
      draw(rows.length);
      if (rows.length >= DAYS_BEFORE) {
        return;
      }
    } catch {
      // The header says when the server is away.
    }
    const timer = setTimeout(look, LOOK_MS);
    life.onEnd(() => clearTimeout(timer));
  }

  fill(note, t('demo.world'));
  look();
  return note;
}

/**
 * Where the page begins while the demo plays: at the comparison of the link policy, if the address
 * names no view and the note of the demo is there.
 */
export async function openingOf({ demo }, signal) {
  if (demo !== 'running' || location.hash !== '') {
    return;
  }
  const { annotations } = await getJson('/v1/annotations', { platform: 'douyin' }, signal).catch(() => ({ annotations: [] }));
  if (annotations.some((note) => !note.builtIn)) {
    history.replaceState(null, '', hashOf(['change'], { platform: 'douyin' }));
  }
}
