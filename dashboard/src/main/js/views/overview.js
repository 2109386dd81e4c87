import { h } from '../ui/dom.js';
import { t } from '../i18n/i18n.js';
import { demoStory } from './demoStory.js';
import { headlines } from './headlines.js';
import { loopsPicture } from './loopsPicture.js';

/** Today's numbers, live, and the loops between traffic and money. */
export function overview(context) {
  const picture = loopsPicture(context);
  const head = headlines(context, { onChange: picture.refresh });
  return [h('h1', { class: 'unseen' }, t('nav.overview')), demoStory(context), head.figures, picture.element, head.list];
}
