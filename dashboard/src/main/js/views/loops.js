import { getAll } from '../net/api.js';
import { ORDERS, currenciesOf, waysOf } from '../data/loops.js';
import { heat, loopMatrix } from '../data/matrix.js';
import { rangeOf, rangeParameters } from '../state/ranges.js';
import { choices } from '../state/router.js';
import { fill, h } from '../ui/dom.js';
import { emptyNote } from '../ui/notes.js';
import { loader, section } from '../ui/section.js';
import { heatCell, heatTable, platformHead } from '../ui/heat.js';
import { loopControls, written } from './loopsPicture.js';
import { microOrders, shortAmount, t } from '../i18n/i18n.js';

/** Loops as a matrix: attention down, money across. */
export function loops({ life, world, status }) {
  const chosen = choices({ range: '30d', model: 'last_touch', unit: '' });
  const { element, body, bar } = section({ title: t('loops.matrix'), hint: t('loops.matrixHint'), testId: 'loop-matrix' });
  const load = loader(life, body);
  let currencies = [];

  const show = (answer) => {
    currencies = currenciesOf(answer.cells);
    if (!chosen.unit || (chosen.unit !== ORDERS && !currencies.includes(chosen.unit))) {
      chosen.unit = currencies[0] ?? ORDERS;
    }
    status.of(answer);
    controls();
    const ways = waysOf(answer.cells, chosen.unit);
    fill(body, ways.length === 0 ? emptyNote(t('empty.loops')) : matrix(ways, chosen.unit, world));
  };

  const changed = () => {
    controls();
    load((signal) => {
      const range = rangeOf(chosen.range === 'custom' ? '7d' : chosen.range, world.now, world.offset);
      return getAll('/v1/loops', { ...rangeParameters(range), model: chosen.model }, 'cells', signal);
    }, show);
  };

  const controls = () => fill(bar, loopControls({ world, chosen, currencies, changed }));
  changed();
  return [h('h1', { class: 'unseen' }, t('nav.loops')), element];
}

function matrix(ways, unit, world) {
  const { rows, columns, value } = loopMatrix(ways);
  const largest = ways[0].value;
  const short = (text) => (unit === ORDERS ? microOrders(text) : shortAmount(text, unit));
  return heatTable({
    caption: t('loops.matrix'),
    corner: `${t('loops.from')} ↓  ${t('loops.to')} →`,
    testId: 'matrix',
    columns: columns.map((id) => platformHead(id, world)),
    rows: rows.map((from) => ({
      head: from === '' ? t('kind.direct') : platformHead(from, world),
      cells: columns.map((to) => {
        const found = value(from, to);
        const kind = from === '' ? 'direct' : from === to ? 'closed' : 'external';
        return found === undefined ? heatCell({}) : heatCell({
          text: short(found),
          full: written(found, unit),
          heat: heat(found, largest),
          kind,
          data: { 'data-from': from, 'data-to': to, 'data-value': found },
        });
      }),
    })),
  });
}
