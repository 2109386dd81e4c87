const KEPT = 500;

/** The newest outcomes of all ingest services, newest first, and the number of all outcomes. */
export class Receipts {
  constructor() {
    this.list = [];
    this.accepted = 0;
    this.refused = 0;
    this.unmapped = 0;
    this.skipped = 0;
  }

  /** Takes an event of a stream. Events that are not outcomes or gaps are ignored. */
  add(domain, name, data) {
    if (name === 'skipped') {
      this.skipped += data.count;
    } else if (name === 'accepted' || name === 'refused' || name === 'unmapped') {
      this[name] += 1;
      this.insert({ ...data, domain, outcome: name });
    }
  }

  /** A stream that starts again sends its last outcomes again. */
  restart(domain) {
    const kept = this.list.filter((receipt) => receipt.domain !== domain);
    for (const receipt of this.list) {
      if (receipt.domain === domain) {
        this[receipt.outcome] -= 1;
      }
    }
    this.list = kept;
  }

  matching({ outcome, platform }) {
    return this.list.filter((receipt) =>
      (outcome === 'all' || receipt.outcome === outcome)
      && (platform === '' || receipt.platform === platform));
  }

  insert(receipt) {
    let place = 0;
    while (place < this.list.length && this.list[place].received > receipt.received) {
      place++;
    }
    this.list.splice(place, 0, receipt);
    this.list.length = Math.min(this.list.length, KEPT);
  }
}
