package io.millrace.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what callers may send.
 *
 * @param key rate of each key that has no limits of its own
 * @param address rate of all requests without a valid key from one address (IPv6: one /64 network)
 * @param collect rate of all requests with public keys from one address (IPv6: one /64 network)
 * @param streams number of streams that one caller may have open at a time
 * @param maxCallers number of keys that are remembered, and number of addresses that are
 *     remembered, at least 1
 * @param body largest size of one body on the wire, 1 B to 64 MiB
 * @param bodyMemory memory for all bodies that are held at one time, at least the size of one body
 */
@ConfigurationProperties("millrace.gateway.limits")
record LimitSettings(
    RateSetting key,
    RateSetting address,
    RateSetting collect,
    Streams streams,
    long maxCallers,
    DataSize body,
    DataSize bodyMemory) {
  private static final DataSize MAX_BODY = DataSize.ofMegabytes(64);

  LimitSettings {
    if (maxCallers < 1) {
      throw new IllegalArgumentException("millrace.gateway.limits.max-callers must be positive");
    }
    if (body.toBytes() < 1 || body.compareTo(MAX_BODY) > 0 || bodyMemory.compareTo(body) < 0) {
      throw new IllegalArgumentException(
          "millrace.gateway.limits: 1B <= body <= 64MB and body <= body-memory");
    }
  }

  /**
   * The number of streams that one caller may have open at a time.
   *
   * @param key streams of one key, in a header and through sessions together, at least 1
   * @param address streams without a key in a header, that is, of browsers, from one address (IPv6:
   *     one /64 network), at least 1
   */
  record Streams(int key, int address) {
    Streams {
      if (key < 1 || address < 1) {
        throw new IllegalArgumentException(
            "millrace.gateway.limits.streams: key and address must be positive");
      }
    }
  }
}
