import { namedBy } from '../data/entities.js';
import { own } from '../data/own.js';
import { getJson } from '../net/api.js';
import { choices, linkTo } from '../state/router.js';
import { ShownRange } from '../state/shownRange.js';
import { MODELS, choice } from '../ui/controls.js';
import { choiceBar } from '../ui/choiceBar.js';
import { dot } from '../ui/chartOptions.js';
import { fill, h } from '../ui/dom.js';
import { downloads, tableFiles } from '../ui/download.js';
import { platformColour } from '../ui/platforms.js';
import { loader } from '../ui/section.js';
import { table } from '../ui/table.js';
import { partName, surfaceName } from '../i18n/names.js';
import { entityLink } from './entityRanking.js';
import { foundOrders, orderLink, orderList } from './orderList.js';
import { amount, count, microOrders, t, time } from '../i18n/i18n.js';

const KINDS = ['closed', 'external', 'mixed', 'direct'];

/** The orders of the range, and one order: its touches, its credit and its refunds. */
export function orders(context) {
  const { life, world, status } = context;
  const chosen = choices({ platform: '', kind: '', order: '', find: '' }, { kind: ['', ...KINDS] });
  const body = h('div', { class: 'orders', 'data-testid': 'explanation-body' });
  const find = search(chosen, world);
  if (chosen.find) {
    return [crumbs(), h('h1', {}, t('orders.title')), find, foundOrders(context, chosen.find)];
  }
  if (!chosen.order) {
    const range = new ShownRange(life, chosen.range, world.zone);
    const bar = choiceBar({ world, chosen, range, uses: [], more: filters(chosen, world) });
    return [h('h1', {}, t('orders.title')), find, bar.element, orderList(context, range, { platform: chosen.platform, kind: chosen.kind })];
  }
  const load = loader(life, body);
  load((signal) => explain(chosen, signal), (answer) => {
    status.of(answer);
    fill(body, answer.orders.length === 0 ? [missing(answer.found, chosen, world), foundOrders(context, chosen.order)]
      : [answer.orders.map((order, index) => explained(order, index, answer.orders.length, world)), toFound(chosen.order)]);
  });
  return [crumbs(), h('h1', {}, t('orders.one')), find, body];
}

const crumbs = () => h('nav', { class: 'crumbs', 'aria-label': t('crumbs') }, h('a', { href: linkTo(['orders']) }, t('orders.list')));

const toFound = (text) => h('p', { class: 'ways-on' }, h('a', { href: linkTo(['orders'], { find: text }), 'data-testid': 'to-found' }, t('orders.containing', { text })));

/** Explains the order. Without a platform, and where this platform has none, all platforms are searched. */
async function explain({ platform, order }, signal) {
  const explanation = async (id) => (await getJson(`/v1/platforms/${encodeURIComponent(id)}/orders/${encodeURIComponent(order)}`, {}, signal)
    .catch(noneWhenMissing));
  const here = platform ? await explanation(platform) : { orders: [] };
  if (here.orders.length > 0) {
    return here;
  }
  const found = await getJson('/v1/orders', { order }, signal);
  const platforms = [...new Set(found.orders.map((each) => each.platform))];
  return !platform && platforms.length === 1 ? explanation(platforms[0]) : { ...found, orders: [], found };
}

function noneWhenMissing(error) {
  if (error.status === 404 && error.code !== 'unknown_platform') {
    return { orders: [] };
  }
  throw error;
}

/** Where the number exists, or which numbers are similar. */
function missing({ orders: elsewhere, near = [] }, { order, platform }, world) {
  const others = elsewhere.length > 0 ? elsewhere : near;
  const text = elsewhere.length > 0 ? t('orders.elsewhere') : t('orders.near');
  return h('div', { class: 'panel', 'data-testid': 'no-order' },
    elsewhere.length === 0 || platform ? h('p', {}, platform ? t('orders.noneOn', { order, platform: world.name(platform) }) : t('orders.none', { order })) : null,
    others.length === 0 ? h('p', { class: 'ways-on' }, h('a', { href: linkTo(['orders']) }, t('orders.toList')))
      : [h('p', {}, text), h('ul', { class: 'plain' }, others.map((each) => h('li', {},
          h('a', { href: orderLink(each), 'data-order': each.order }, dot(platformColour(each.platform)), ' ', world.name(each.platform), ' · ', h('code', {}, each.order)))))]);
}

function filters(chosen, world) {
  return [
    choice({
      label: t('platform'),
      value: chosen.platform,
      options: [['', t('live.allPlatforms')], ...world.sorted.map(({ id }) => [id, world.name(id)])],
      testId: 'order-platform',
      onChange: (platform) => chosen.set('platform', platform),
    }),
    choice({
      label: t('loops.kind'),
      value: chosen.kind,
      options: [['', t('live.all')], ...KINDS.map((kind) => [kind, t(`kind.${kind}`)])],
      testId: 'order-kind',
      onChange: (kind) => chosen.set('kind', kind),
    }),
  ];
}

function search(chosen, world) {
  const input = h('input', {
    type: 'search', value: chosen.order || chosen.find, placeholder: t('orders.whole'), required: true, maxlength: '64', spellcheck: 'false',
    autocomplete: 'off', 'data-testid': 'order-number', 'data-key': 'order-number',
  });
  const submit = (event) => {
    event.preventDefault();
    const order = input.value.trim();
    if (order) {
      location.hash = linkTo(['orders'], { order });
    }
  };
  return h('form', { class: 'panel search', role: 'search', 'aria-label': t('orders.find'), submit },
    h('label', { class: 'field grow' }, h('span', { class: 'field-label' }, t('orders.number')), input),
    h('button', { type: 'submit', class: 'primary', 'data-testid': 'find-order' }, t('orders.find')));
}

function explained(order, index, of, world) {
  const title = [h('span', {}, world.name(order.platform)), ' ', h('code', {}, order.order),
    of > 1 && h('span', { class: 'soft' }, ' ', t('orders.of', { index: index + 1, of }))];
  return h('article', { class: 'panel order', 'data-testid': 'order', 'data-order': order.order },
    h('header', { class: 'panel-head' }, h('h2', {}, title), h('div', { class: 'panel-tools' }, touchFiles(order))),
    order.purchases.map((purchase) => purchaseBlock(purchase, world)),
    order.repeats > 0 && h('p', { class: 'hint' }, t('orders.repeats', { count: count(order.repeats), number: order.repeats })),
    order.refunds.length > 0 && refundTable(order.refunds),
    order.moreRefunds > 0 && h('p', { class: 'hint' }, t('orders.moreRefunds', { count: count(order.moreRefunds), number: order.moreRefunds })));
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
    purchase.earlierTouches > 0 && h('p', { class: 'hint' }, t('orders.earlier', { count: count(purchase.earlierTouches), number: purchase.earlierTouches })),
  ];
}

/** The touches of all purchases of an order, with the credit of each by every attribution. */
function touchFiles({ platform, order, purchases }) {
  const files = downloads('order');
  const rows = () => purchases.flatMap(({ at, currency, touches }) => touches.map((touch) => ({
    platform, order, purchasedAt: at, touchedAt: touch.at, touchPlatform: touch.platform, touchSurface: touch.surface,
    creator: touch.creator ?? '', campaign: touch.campaign ?? '', item: touch.item ?? '', channel: touch.channel ?? '', region: touch.region ?? '',
    events: touch.events, currency: currency ?? '',
    ...Object.fromEntries(MODELS.map((model) => [model, currency ? { minor: creditOf(touch, model).amount ?? '0', currency } : ''])),
  })));
  files.offer(rows().length === 0 ? [] : tableFiles(`millrace-order-${order}`, rows));
  return files.element;
}

const creditOf = (touch, model) => own(touch.credit, model) ?? { amount: '0', microOrders: 0 };

function touchTable(purchase, world) {
  return table({
    caption: t('orders.touches'),
    testId: 'touches',
    rows: purchase.touches,
    rowData: (touch) => ({ 'data-platform': touch.platform, 'data-surface': touch.surface }),
    columns: [
      { title: t('live.time'), of: (touch) => h('span', { class: 'tabular' }, time(touch.at)), sort: (touch) => Date.parse(touch.at) },
      {
        title: t('orders.touch'),
        header: true,
        of: (touch) => h('span', { class: 'platform-head' }, dot(platformColour(touch.platform)),
          h('span', {}, world.name(touch.platform), ' · ', surfaceName(touch.surface), namesOf(touch))),
        sort: (touch) => world.name(touch.platform),
      },
      { title: t('metric.events'), explain: 'metric.events', number: true, of: (touch) => count(touch.events), sort: (touch) => touch.events },
      ...MODELS.map((model) => creditColumn(model, purchase)),
    ],
  });
}

/** The creator, campaign and item of a touch as links, its channel and its region. Empty when it names none. */
function namesOf(touch) {
  const named = namedBy(touch).map(({ type, id }) => h('span', {}, t(`by.${type}`), ' ', entityLink(touch.platform, type, id)));
  const parts = ['channel', 'region'].filter((by) => touch[by] != null).map((by) => h('span', {}, t(`by.${by}`), ' ', partName(by, touch[by])));
  const all = [...named, ...parts];
  return all.length > 0 && h('small', { class: 'soft touch-names' }, all);
}

function creditColumn(model, purchase) {
  const credit = (touch) => creditOf(touch, model);
  const nothing = (touch) => credit(touch).microOrders === 0 && (credit(touch).amount ?? '0') === '0';
  return {
    title: t(`model.${model}`),
    explain: `model.${model}`,
    number: true,
    of: (touch) => (nothing(touch) ? h('span', { class: 'soft' }, count(null)) : [
      h('div', {}, money(credit(touch).amount, purchase.currency)),
      h('small', { class: 'soft' }, t('orders.part', { orders: microOrders(credit(touch).microOrders) })),
    ]),
    sort: (touch) => BigInt(credit(touch).amount ?? '0'),
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
      { title: t('live.time'), of: (refund) => time(refund.at), sort: (refund) => Date.parse(refund.at) },
      { title: t('orders.event'), header: true, of: (refund) => h('code', {}, refund.id), sort: ({ id }) => id },
      { title: t('orders.asked'), number: true, of: (refund) => amount(refund.amount, refund.currency), sort: (refund) => BigInt(refund.amount) },
      {
        title: t('orders.applied'),
        number: true,
        of: (refund) => amount(refund.applied, refund.currency),
        sort: (refund) => BigInt(refund.applied),
        data: (refund) => ({ 'data-value': refund.applied }),
      },
    ],
  })];
}
