package io.millrace.journey;

import io.millrace.events.EventKey;

/**
 * 32 bits that stand for an event's identity or an order's number in the index of a journey. Two
 * may share one by chance: what is found is always looked at.
 */
final class Fingerprint {
  private Fingerprint() {}

  static int of(EventKey key) {
    return (int) key.high();
  }

  static int of(InternedPlatform platform, String order) {
    // Spread as murmur's last step does: texts that differ little hash to neighbours.
    int hash = 31 * platform.platform().hashCode() + order.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85EB_CA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2_AE35;
    return hash ^ (hash >>> 16);
  }
}
