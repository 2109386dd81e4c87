import { choiceBar } from '../ui/choiceBar.js';
import { currenciesOfRows } from '../data/figures.js';
import { choices } from '../state/router.js';
import { ShownRange } from '../state/shownRange.js';
import { setText, h } from '../ui/dom.js';
import { wholeDaysNote } from '../ui/filter.js';
import { rangeText, t } from '../i18n/i18n.js';
import { demoStory } from './demoStory.js';
import { headlines } from './headlines.js';
import { SPLITS, loopsPicture } from './loopsPicture.js';
import { notesPart } from './notesPart.js';
import { LOSERS, refundsPart } from './refundsPart.js';

/** The numbers of the range, the loops between traffic and money, and what refunds took. */
export function overview(context) {
  const { life, world } = context;
  const chosen = choices({ unit: '', focus: '', split: '', refunds: LOSERS[0] }, { split: SPLITS, refunds: LOSERS });
  const currencies = currenciesOfRows(world.rows);
  const range = new ShownRange(life, chosen.range, world.zone);
  const bar = choiceBar({ world, chosen, range, uses: ['model', 'currency', 'compare'], currencies });
  const onCompared = comparedWith(bar.compared);
  const refunds = refundsPart(context, { chosen, range, currency: currencies.includes(chosen.currency) ? chosen.currency : (currencies[0] ?? 'CNY') });
  const top = [h('h1', { class: 'unseen' }, t('nav.overview')), demoStory(context), bar.element, notesPart(context, range)];
  const halfDays = wholeDaysNote(chosen, range, world.zone);
  if (halfDays) {
    return [top, halfDays, refunds.element];
  }
  const picture = loopsPicture(context, { chosen, range });
  const onChange = () => [picture, refunds].forEach((part) => part.refresh());
  const head = headlines(context, { chosen, range, onChange, onCompared });
  return [top, head.figures, picture.element, head.list, refunds.element];
}

/** Writes the dates of the compared range. */
export function comparedWith(element) {
  return (comparison) => setText(element, comparison
    ? t('compare.with', { range: rangeText({ from: Date.parse(comparison.from), to: Date.parse(comparison.to) }) }) : '');
}
