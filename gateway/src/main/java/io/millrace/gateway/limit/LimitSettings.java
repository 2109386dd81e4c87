package io.millrace.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What callers may send.
 *
 * @param key each key that has no limits of its own
 * @param address all requests without a good key from one address (IPv6: one /64 network)
 * @param streams how many answers that last one caller may have at a time
 * @param maxCallers keys and addresses that are remembered, each, at least 1
 * @param body the bytes of one body on the wire, 1 B to 64 MiB
 * @param bodyMemory the bytes of all bodies that are held at one time, at least one body
 */
@ConfigurationProperties("millrace.gateway.limits")
record LimitSettings(
    RateSetting key,
    RateSetting address,
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
   * How many streams one caller may have open at a time.
   *
   * @param key with one key, in a header or through sessions together, at least 1
   * @param address without a key in a header, that is by browsers, from one address (IPv6: one /64
   *     network), at least 1
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
