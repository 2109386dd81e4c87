import { getJson } from '../net/api.js';
import { platformName } from '../i18n/names.js';
import { zoneOffset } from './ranges.js';

/** Data of all views: the catalog, the zone of its days, and the currencies of its rows. */
export class World {
  constructor() {
    this.platforms = [];
    this.names = new Map();
    this.offset = 0;
    this.asOf = null;
    this.lag = null;
  }

  async load(signal) {
    const answer = await getJson('/v1/platforms', {}, signal);
    this.platforms = answer.platforms;
    this.names = new Map(answer.platforms.map((platform) => [platform.id, platform.name]));
    this.asOf = answer.asOf;
    this.lag = answer.lag;
    const dated = answer.platforms.find((platform) => platform.latest);
    this.offset = dated ? zoneOffset(dated.latest.start) : 0;
    return this;
  }

  get hasData() {
    return this.platforms.some((platform) => platform.latest);
  }

  /** Platforms with data first. Among them, the platform with most traffic is first. */
  get sorted() {
    const events = (platform) => platform.latest?.traffic.events ?? -1;
    return [...this.platforms].sort((a, b) => events(b) - events(a));
  }

  /** The newest day with data, in milliseconds; today when there is none. */
  get newestDay() {
    const starts = this.platforms
      .filter((platform) => platform.latest)
      .map((platform) => Date.parse(platform.latest.start));
    return starts.length === 0 ? Date.now() : Math.max(...starts);
  }

  /** The end of ranges: now, or the newest day with data when this day is long ago. */
  get now() {
    const day = 86400000;
    return Date.now() - this.newestDay >= 2 * day ? this.newestDay + day - 1 : Date.now();
  }

  get rows() {
    return this.platforms.map((platform) => platform.latest).filter(Boolean);
  }

  name(id) {
    return platformName(id, this.names.get(id));
  }
}
