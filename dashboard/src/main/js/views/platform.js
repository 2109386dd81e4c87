import { h } from '../ui/dom.js';
import { currenciesOfRows } from '../data/figures.js';
import { filterOf, filteredGrains } from '../state/filter.js';
import { grainsOf, usualGrain } from '../state/ranges.js';
import { choices, linkTo } from '../state/router.js';
import { ShownRange, alignedTo } from '../state/shownRange.js';
import { choiceBar } from '../ui/choiceBar.js';
import { choice, segments } from '../ui/controls.js';
import { dot } from '../ui/chartOptions.js';
import { wholeDaysNote } from '../ui/filter.js';
import { addressNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { needName, ownerName } from '../i18n/names.js';
import { t } from '../i18n/i18n.js';
import { comparedWith } from './overview.js';
import { courses } from './courses.js';
import { notesPart } from './notesPart.js';
import { entitiesPart } from './entitiesPart.js';
import { ENTITY_TYPES } from './entityRanking.js';
import { flowsPart, funnelPart, surfacesPart } from './parts.js';
import { PARTS, trafficParts } from './partsOfTraffic.js';
import { LOSERS, refundsPart } from './refundsPart.js';

/** One platform: its traffic, money, loops, surfaces and moves. */
export function platform(context, [, id]) {
  const { life, world } = context;
  const known = world.platforms.find((each) => each.id === id);
  if (!known) {
    return addressNote(t('missing.title'), t('missing.platform', { id }), h('a', { href: linkTo(['platforms']) }, t('missing.platforms')));
  }
  const newest = known.latest ? currenciesOfRows([known.latest]) : [];
  const currencies = [...new Set([...newest, ...currenciesOfRows(world.rows)])];
  const chosen = choices({ grain: '', part: 'channel', entity: 'creator', refunds: LOSERS[0] }, { part: PARTS, entity: ENTITY_TYPES, refunds: LOSERS });
  const range = new ShownRange(life, chosen.range, world.zone);
  const filter = filterOf(chosen);
  const grains = filter ? filteredGrains(grainsOf(range)) : grainsOf(range);
  const grain = grains.includes(chosen.grain) ? chosen.grain : filter ? grains[0] : usualGrain(range);
  const currency = currencies.includes(chosen.currency) ? chosen.currency : (currencies[0] ?? 'CNY');
  const shown = alignedTo(range, grain, world.zone);
  const bar = choiceBar({
    world, chosen, range: shown, uses: ['model', 'currency', 'compare'], currencies,
    more: segments({
      label: t('grain'),
      value: grain,
      options: grains.map((each) => [each, t(`grain.${each}`)]),
      testId: 'grain',
      onChange: (value) => chosen.set('grain', value),
    }),
  });
  const inner = { ...context, id, chosen: { ...chosen, currency }, range, grain };
  const refunds = refundsPart(inner, { chosen, range, currency, id });
  const halfDays = wholeDaysNote(chosen, range, world.zone);
  const course = halfDays ? { elements: halfDays, mark: () => {} } : courses(inner, { onCompared: comparedWith(bar.compared), onChange: refunds.refresh });
  return [
    h('div', { class: 'page-head' },
      h('h1', { class: 'platform-title' }, dot(platformColour(id)), world.name(id),
        h('small', { class: 'soft' }, ownerName(known.owner), ' · ', known.needs.map(needName).join(' · '))),
      choice({
        label: t('platform'),
        value: id,
        options: world.sorted.map((each) => [each.id, world.name(each.id)]),
        testId: 'platform',
        onChange: (value) => {
          location.hash = linkTo(['platforms', value], { grain: chosen.grain });
        },
      })),
    bar.element,
    notesPart(context, range, { platform: id, onNotes: course.mark }),
    course.elements,
    surfacesPart(inner),
    h('div', { class: 'two' }, funnelPart(inner), entitiesPart(inner)),
    refunds.element,
    trafficParts(inner),
    flowsPart(inner),
  ];
}
