import { hashOf } from '../state/router.js';
import { h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';

/** Hints that are shown while the demo plays: what to look at, and where. */
export function demoStory({ session }) {
  return session.demo === 'running' && h('p', { class: 'note', 'data-testid': 'story' },
    h('span', {}, t('demo.story')),
    h('a', { href: hashOf(['platforms', 'douyin'], { grain: 'day', range: '30d' }) }, t('demo.see')));
}
