package io.millrace.journey;

import io.millrace.events.EventKey;

/**
 * Computes 32 bits that stand for an event's identity or an order's number in the index of a
 * journey. Two can share a fingerprint by chance, so every match is checked.
 */
final class Fingerprint {
  private Fingerprint() {}

  static int of(EventKey key) {
    return (int) key.high();
  }

  static int of(InternedPlatform platform, String order) {
    // Spread the bits like murmur's last step: similar texts have neighbouring hash codes.
    int hash = 31 * platform.platform().hashCode() + order.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85EB_CA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2_AE35;
    return hash ^ (hash >>> 16);
  }
}
