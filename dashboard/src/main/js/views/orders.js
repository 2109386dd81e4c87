import { own } from '../data/own.js';
import { getJson } from '../net/api.js';
import { choices } from '../state/router.js';
import { MODELS, choice } from '../ui/controls.js';
import { dot } from '../ui/chartOptions.js';
import { fill, h } from '../ui/dom.js';
import { emptyNote } from '../ui/notes.js';
import { platformColour } from '../ui/platforms.js';
import { loader } from '../ui/section.js';
import { table } from '../ui/table.js';
import { surfaceName } from '../i18n/names.js';
import { amount, count, microOrders, t, time } from '../i18n/i18n.js';

/** One order: its touches, its credit and its refunds. */
export function orders({ life, world, status }) {
  const chosen = choices({ platform: world.sorted[0]?.id ?? '', order: '' });
  const body = h('div', { 'data-testid': 'explanation' });
  const load = loader(life, body);

  const show = (answer) => {
    status.of(answer);
    fill(body, answer.orders.length === 0
      ? h('div', { class: 'panel' }, emptyNote(t('orders.none', { order: chosen.order })))
      : answer.orders.map((order, index) => explained(order, index, answer.orders.length, world)));
  };

  const find = () => {
    const path = `/v1/platforms/${encodeURIComponent(chosen.platform)}/orders/${encodeURIComponent(chosen.order)}`;
    load((signal) => getJson(path, {}, signal).catch(noneWhenMissing), show);
  };

  if (chosen.order) {
    find();
  }
  return [h('h1', {}, t('orders.title')), search(chosen, world, find), body];
}

function noneWhenMissing(error) {
  if (error.status === 404 && error.code !== 'unknown_platform') {
    return { orders: [] };
  }
  throw error;
}

function search(chosen, world, find) {
  const input = h('input', {
    type: 'search', value: chosen.order, required: true, maxlength: '64', spellcheck: 'false',
    autocomplete: 'off', 'data-testid': 'order-number',
  });
  const submit = (event) => {
    event.preventDefault();
    chosen.set('order', input.value.trim());
    if (chosen.order) {
      find();
    }
  };
  return h('form', { class: 'panel search', role: 'search', submit },
    choice({
      label: t('platform'),
      value: chosen.platform,
      options: world.sorted.map(({ id }) => [id, world.name(id)]),
      testId: 'order-platform',
      onChange: (value) => chosen.set('platform', value),
    }),
    h('label', { class: 'field grow' }, h('span', { class: 'field-label' }, t('orders.number')), input),
    h('button', { type: 'submit', class: 'primary', 'data-testid': 'find-order' }, t('orders.find')));
}

function explained(order, index, of, world) {
  const title = [h('span', {}, world.name(order.platform)), ' ', h('code', {}, order.order),
    of > 1 && h('span', { class: 'soft' }, ' ', t('orders.of', { index: index + 1, of }))];
  return h('article', { class: 'panel order', 'data-testid': 'order', 'data-order': order.order },
    h('h2', {}, title),
    order.purchases.map((purchase) => purchaseBlock(purchase, world)),
    order.repeats > 0 && h('p', { class: 'hint' }, t('orders.repeats', { count: count(order.repeats) })),
    order.refunds.length > 0 && refundTable(order.refunds),
    order.moreRefunds > 0 && h('p', { class: 'hint' }, t('orders.moreRefunds', { count: count(order.moreRefunds) })));
}

function purchaseBlock(purchase, world) {
  return [
    h('div', { class: 'purchase', 'data-testid': 'purchase' },
      h('span', { class: `tag kind-tag-${purchase.kind}` }, t(`kind.${purchase.kind}`)),
      h('b', { class: 'big', 'data-value': purchase.amount ?? '' }, money(purchase.amount, purchase.currency)),
      h('span', { class: 'soft' }, time(purchase.at), ' · ', h('code', {}, purchase.id))),
    h('p', { class: 'hint' }, t(`kind.${purchase.kind}.means`)),
    purchase.lines > 1 && h('p', { class: 'hint' }, t('orders.lines', { count: count(purchase.lines) })),
    purchase.touches.length > 0 && touchTable(purchase, world),
    purchase.earlierTouches > 0 && h('p', { class: 'hint' }, t('orders.earlier', { count: count(purchase.earlierTouches) })),
  ];
}

function touchTable(purchase, world) {
  return table({
    caption: t('orders.touches'),
    testId: 'touches',
    rows: purchase.touches,
    rowData: (touch) => ({ 'data-platform': touch.platform, 'data-surface': touch.surface }),
    columns: [
      { title: t('live.time'), of: (touch) => h('span', { class: 'tabular' }, time(touch.at)) },
      {
        title: t('orders.touch'),
        header: true,
        of: (touch) => h('span', { class: 'platform-head' }, dot(platformColour(touch.platform)),
          h('span', {}, world.name(touch.platform), ' · ', surfaceName(touch.surface))),
      },
      { title: t('metric.events'), number: true, of: (touch) => count(touch.events) },
      ...MODELS.map((model) => creditColumn(model, purchase)),
    ],
  });
}

function creditColumn(model, purchase) {
  const credit = (touch) => own(touch.credit, model) ?? { amount: '0', microOrders: 0 };
  const nothing = (touch) => credit(touch).microOrders === 0 && (credit(touch).amount ?? '0') === '0';
  return {
    title: t(`model.${model}`),
    number: true,
    of: (touch) => (nothing(touch) ? h('span', { class: 'soft' }, count(null)) : [
      h('div', {}, money(credit(touch).amount, purchase.currency)),
      h('small', { class: 'soft' }, microOrders(credit(touch).microOrders)),
    ]),
    data: (touch) => ({ 'data-model': model, 'data-value': credit(touch).amount ?? '' }),
  };
}

function money(minor, currency) {
  return currency && minor != null ? amount(minor, currency) : t('orders.unvalued');
}

function refundTable(refunds) {
  return [h('h3', {}, t('orders.refunds')), table({
    caption: t('orders.refunds'),
    testId: 'refunds',
    rows: refunds,
    columns: [
      { title: t('live.time'), of: (refund) => time(refund.at) },
      { title: t('orders.event'), header: true, of: (refund) => h('code', {}, refund.id) },
      { title: t('orders.asked'), number: true, of: (refund) => amount(refund.amount, refund.currency) },
      {
        title: t('orders.applied'),
        number: true,
        of: (refund) => amount(refund.applied, refund.currency),
        data: (refund) => ({ 'data-value': refund.applied }),
      },
    ],
  })];
}
