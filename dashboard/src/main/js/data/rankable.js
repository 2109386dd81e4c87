import { ENTITIES } from './entities.js';

const OF_PLATFORMS = ['events', 'opens', 'attention', 'orders', 'net', 'refunded', 'externalOut', 'closureRateByPurchase', 'leakRateByPurchase', 'visitors', 'buyers'];
const OF_PARTS = ['events', 'opens', 'attention', 'orders', 'net', 'credit', 'creditOrders', 'visitors'];
const OF_ENTITIES = ['credit', 'creditOrders', 'refunded', 'spend', 'roas'];
const OF_PEOPLE = new Set(['visitors', 'buyers']);

/** What can be ranked: platforms, their groups, parts of the traffic, and entities. */
export const RANKED = ['platform', 'owner', 'need', 'channel', 'region', ...Object.keys(ENTITIES)];

const OF_FILTERED = new Set(['platform', 'owner', 'need']);

/** Whether such a ranking can be of one channel or region. */
export const isFiltered = (by) => OF_FILTERED.has(by);

export const isEntity = (by) => Object.hasOwn(ENTITIES, by);

export const isPart = (by) => by === 'channel' || by === 'region';

/**
 * By what each of them can be ranked. Distinct people of several platforms are never added up, so
 * channels and regions have visitors on one `platform` only. With a filter, platforms and their groups
 * have the numbers that are counted by channel and region.
 */
export function metricsBy(by, platform = '', filtered = false) {
  if (filtered && isFiltered(by)) {
    return OF_PARTS.filter((metric) => by === 'platform' || !OF_PEOPLE.has(metric));
  }
  return isEntity(by) ? OF_ENTITIES
    : isPart(by) ? OF_PARTS.filter((metric) => platform !== '' || !OF_PEOPLE.has(metric))
      : by === 'platform' ? OF_PLATFORMS : OF_PLATFORMS.filter((metric) => !OF_PEOPLE.has(metric));
}
