package io.millrace.gateway.limit;

import io.millrace.gateway.keys.KeyLimits;
import org.springframework.util.unit.DataSize;

/**
 * How much a caller may send in the long run; as much as a second's worth at once.
 *
 * @param requestsPerSecond 1 to 1 000 000
 * @param bytesPerSecond of bodies as they come over the wire, 1 B to 900 MiB
 */
record RateSetting(long requestsPerSecond, DataSize bytesPerSecond) {
  /** Buckets fill by at most one token a nanosecond. */
  private static final DataSize MAX_BYTES = DataSize.ofMegabytes(900);

  private static final long MAX_REQUESTS = 1_000_000;

  RateSetting {
    if (requestsPerSecond < 1 || requestsPerSecond > MAX_REQUESTS) {
      throw new IllegalArgumentException("requests-per-second must be 1 to " + MAX_REQUESTS);
    }
    if (bytesPerSecond.toBytes() < 1 || bytesPerSecond.compareTo(MAX_BYTES) > 0) {
      throw new IllegalArgumentException("bytes-per-second must be 1B to " + MAX_BYTES);
    }
  }

  static RateSetting of(KeyLimits limits) {
    return new RateSetting(
        Math.min(limits.requestsPerSecond(), MAX_REQUESTS),
        DataSize.ofBytes(Math.min(limits.bytesPerSecond(), MAX_BYTES.toBytes())));
  }
}
