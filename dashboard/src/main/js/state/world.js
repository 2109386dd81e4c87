import { getJson } from '../net/api.js';
import { setZone } from '../i18n/i18n.js';
import { platformName } from '../i18n/names.js';
import { Zone, zoneOfDay } from '../format/zone.js';

/** Data of all views: the catalog, its channels and regions, the zone of its days, and the currencies of its rows. */
export class World {
  constructor() {
    this.platforms = [];
    this.names = new Map();
    this.zone = Zone.fixed(0);
    this.asOf = null;
    this.lag = null;
    this.values = { channel: [], region: [] };
  }

  async load(signal) {
    const answer = await getJson('/v1/platforms', {}, signal);
    this.platforms = answer.platforms;
    this.names = new Map(answer.platforms.map((platform) => [platform.id, platform.name]));
    this.asOf = answer.asOf;
    this.lag = answer.lag;
    this.values = { channel: answer.channels ?? [], region: answer.regions ?? [] };
    this.zone = this.zoneOf(answer);
    setZone(this.zone);
    return this;
  }

  zoneOf({ zone, platforms }) {
    const dated = platforms.find((platform) => platform.latest);
    const byOffset = () => (dated ? zoneOfDay(dated.latest.start) : this.zone);
    try {
      return zone ? Zone.of(zone) : byOffset();
    } catch {
      // An old browser may not know a new zone. Its offset is right until the clocks change.
      return byOffset();
    }
  }

  get hasData() {
    return this.platforms.some((platform) => platform.latest);
  }

  /** Platforms with data first. Among them, the platform with most traffic is first. */
  get sorted() {
    const events = (platform) => platform.latest?.traffic.events ?? -1;
    return [...this.platforms].sort((a, b) => events(b) - events(a));
  }

  /** The start of the newest day with data, in milliseconds; null when there is none. */
  get newestDay() {
    const starts = this.platforms
      .filter((platform) => platform.latest)
      .map((platform) => Date.parse(platform.latest.start));
    return starts.length === 0 ? null : Math.max(...starts);
  }

  get rows() {
    return this.platforms.map((platform) => platform.latest).filter(Boolean);
  }

  knows(id) {
    return this.names.has(id);
  }

  name(id) {
    return platformName(id, this.names.get(id));
  }
}
