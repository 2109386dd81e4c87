import { getAll } from '../net/api.js';
import { audienceMatrix, heat } from '../data/matrix.js';
import { rangeParameters } from '../state/ranges.js';
import { choices, linkTo } from '../state/router.js';
import { ShownRange } from '../state/shownRange.js';
import { choiceBar } from '../ui/choiceBar.js';
import { fill, h } from '../ui/dom.js';
import { downloads, drawingFiles, tableFiles } from '../ui/download.js';
import { heatCell, heatTable, platformHead } from '../ui/heat.js';
import { emptyNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { wholePeriods } from '../state/periods.js';
import { count, rangeText, rate, shortCount, t } from '../i18n/i18n.js';

/** The visitors of each platform and of each pair of platforms. */
export function audience({ life, world, status }) {
  const chosen = choices();
  const range = new ShownRange(life, chosen.range, world.zone);
  const bar = choiceBar({ world, chosen, range, uses: [] });
  const files = downloads('audience');
  const { element, body } = section({ title: t('audience.title'), hint: t('audience.hint'), testId: 'audience', tools: files.element });
  const load = loader(life, body);

  const show = (answer) => {
    status.of(answer);
    const matrix = audienceMatrix(answer);
    fill(body, matrix.platforms.length === 0 ? emptyNote(t('empty.range'))
      : [!matrix.isExact && boundsNote(range, world), pictured(matrix, world)]);
    files.offer(matrix.platforms.length === 0 ? [] : [
      ...drawingFiles('millrace-audience', () => body.querySelector('table')), ...tableFiles('millrace-audience', () => csvRows(matrix, range)),
    ]);
  };
  const ask = (signal) => getAll('/v1/audience', rangeParameters(range), 'overlaps', signal);

  range.onMove(() => load(ask, show, { quiet: true }));
  load(ask, show);
  return [h('h1', { class: 'unseen' }, t('nav.audience')), bar.element, element];
}

/** Distinct people cannot be added up, so a range of several windows has bounds. Links lead to exact ones. */
function boundsNote(range, world) {
  return h('p', { class: 'note', 'data-testid': 'bounds' }, h('span', {}, t('audience.bounds')), h('span', { class: 'ways-on' },
    wholePeriods(range, world.zone).map((period) => [' ', h('a', { href: linkTo(['audience'], { range: period.name }) }, rangeText(period))])));
}

function pictured({ platforms, value }, world) {
  const largest = Math.max(...platforms.map((id) => value(id, id).most));
  return heatTable({
    caption: t('audience.title'),
    corner: t('audience.corner'),
    testId: 'overlap',
    columns: platforms.map((id) => platformHead(id, world)),
    rows: platforms.map((a) => ({
      head: platformHead(a, world),
      cells: platforms.map((b) => overlapCell(a, b, { value, largest }, world)),
    })),
  });
}

/** The diagonal shows visitors. Other cells show how many visitors of the row are also on the column. */
function overlapCell(a, b, { value, largest }, world) {
  const both = value(a, b);
  const own = a === b;
  const of = value(a, a);
  const exact = both.least === both.most;
  // Of a number between bounds, only the lower one is certain.
  const part = of.most > 0 ? both.least / of.most : 0;
  const shown = (write) => (exact ? write(both.least) : `${write(both.least)} – ${write(both.most)}`);
  const full = own
    ? t('audience.own', { platform: world.name(a), visitors: shown(count) })
    : t(exact ? 'audience.both' : 'audience.between', { a: world.name(a), b: world.name(b), visitors: shown(count), share: rate(part) });
  return heatCell({
    text: both.most > 0 ? shown(shortCount) : '',
    full: [full],
    heat: own ? heat(both.most, largest) : Math.min(1, part),
    kind: own ? 'own' : 'overlap',
    data: { 'data-a': a, 'data-b': b, 'data-value': exact ? String(both.least) : '', 'data-least': String(both.least), 'data-most': String(both.most) },
  });
}

function csvRows({ platforms, value }, range) {
  return platforms.flatMap((a, index) => platforms.slice(index).map((b) => ({
    range: rangeText(range), a, b, visitorsAtLeast: value(a, b).least, visitorsAtMost: value(a, b).most,
  })));
}
