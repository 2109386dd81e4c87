import { hashOf } from '../state/router.js';
import { h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';

/** While the demo plays: what to look for in it, and where. */
export function demoStory({ session }) {
  return session.demo === 'running' && h('p', { class: 'note', 'data-testid': 'story' },
    h('span', {}, t('demo.story')),
    h('a', { href: hashOf(['platforms', 'douyin'], { grain: 'day', range: '30d' }) }, t('demo.see')));
}
