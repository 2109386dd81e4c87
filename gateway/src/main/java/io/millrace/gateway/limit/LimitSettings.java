package io.millrace.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What callers may send.
 *
 * @param key each key that has no limits of its own
 * @param address all requests without a good key from one address (IPv6: one /64 network)
 * @param maxCallers keys and addresses that are remembered, each, at least 1
 * @param body the bytes of one body on the wire, 1 B to 64 MiB
 * @param bodyMemory the bytes of all bodies that are held at one time, at least one body
 */
@ConfigurationProperties("millrace.gateway.limits")
record LimitSettings(Rate key, Rate address, long maxCallers, DataSize body, DataSize bodyMemory) {
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
}
