import { choiceBar } from '../ui/choiceBar.js';
import { currenciesOfRows } from '../data/figures.js';
import { choices } from '../state/router.js';
import { ShownRange } from '../state/shownRange.js';
import { setText, h } from '../ui/dom.js';
import { rangeText, t } from '../i18n/i18n.js';
import { demoStory } from './demoStory.js';
import { headlines } from './headlines.js';
import { SPLITS, loopsPicture } from './loopsPicture.js';
import { notesPart } from './notesPart.js';

/** The numbers of the range and the loops between traffic and money. */
export function overview(context) {
  const { life, world } = context;
  const chosen = choices({ unit: '', focus: '', split: '' }, { split: SPLITS });
  const range = new ShownRange(life, chosen.range, world.zone);
  const bar = choiceBar({ world, chosen, range, uses: ['model', 'currency', 'compare'], currencies: currenciesOfRows(world.rows) });
  const onCompared = comparedWith(bar.compared);
  const picture = loopsPicture(context, { chosen, range });
  const head = headlines(context, { chosen, range, onChange: picture.refresh, onCompared });
  return [h('h1', { class: 'unseen' }, t('nav.overview')), demoStory(context), bar.element, notesPart(context, range),
    head.figures, picture.element, head.list];
}

/** Writes the dates of the compared range. */
export function comparedWith(element) {
  return (comparison) => setText(element, comparison
    ? t('compare.with', { range: rangeText({ from: Date.parse(comparison.from), to: Date.parse(comparison.to) }) }) : '');
}
