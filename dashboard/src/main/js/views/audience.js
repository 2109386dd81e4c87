import { getAll } from '../net/api.js';
import { audienceMatrix, heat } from '../data/matrix.js';
import { dayName, monthName } from '../state/ranges.js';
import { choices } from '../state/router.js';
import { fill, h } from '../ui/dom.js';
import { heatCell, heatTable, platformHead } from '../ui/heat.js';
import { emptyNote } from '../ui/notes.js';
import { periodChoice } from '../ui/period.js';
import { loader, section } from '../ui/section.js';
import { count, rate, shortCount, t } from '../i18n/i18n.js';

/** The visitors of each platform and of each pair of platforms. */
export function audience({ life, world, status }) {
  const chosen = choices({ period: monthName(world.now, world.offset) });
  const { element, body, bar } = section({ title: t('audience.title'), hint: t('audience.hint'), testId: 'audience' });
  const load = loader(life, body);

  const show = (answer) => {
    status.of(answer);
    const matrix = audienceMatrix(answer);
    fill(body, matrix.platforms.length === 0 ? emptyNote(t('empty.range')) : pictured(matrix, world));
  };

  const changed = () => {
    fill(bar, periodChoice({
      value: chosen.period,
      day: dayName(world.now, world.offset),
      onChange: (value) => {
        chosen.set('period', value);
        changed();
      },
    }));
    load((signal) => getAll('/v1/audience', { period: chosen.period }, 'overlaps', signal), show);
  };

  changed();
  return [h('h1', { class: 'unseen' }, t('nav.audience')), element];
}

function pictured({ platforms, value, visitors }, world) {
  const largest = Math.max(...platforms.map(visitors));
  return heatTable({
    caption: t('audience.title'),
    corner: t('audience.corner'),
    testId: 'overlap',
    columns: platforms.map((id) => platformHead(id, world)),
    rows: platforms.map((a) => ({
      head: platformHead(a, world),
      cells: platforms.map((b) => overlapCell(a, b, { value, visitors, largest }, world)),
    })),
  });
}

/** The diagonal shows visitors. Other cells show how many visitors of the row are also on the column. */
function overlapCell(a, b, { value, visitors, largest }, world) {
  const both = value(a, b);
  const own = a === b;
  const part = visitors(a) > 0 ? both / visitors(a) : 0;
  const full = own
    ? t('audience.own', { platform: world.name(a), visitors: count(both) })
    : t('audience.both', { a: world.name(a), b: world.name(b), visitors: count(both), share: rate(part) });
  return heatCell({
    text: both > 0 ? shortCount(both) : '',
    full,
    heat: own ? heat(both, largest) : part,
    kind: own ? 'own' : 'overlap',
    data: { 'data-a': a, 'data-b': b, 'data-value': String(both) },
  });
}
