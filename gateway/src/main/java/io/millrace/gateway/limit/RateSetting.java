package io.millrace.gateway.limit;

import io.millrace.keys.KeyLimits;
import org.springframework.util.unit.DataSize;

/**
 * The rate at which a caller may send. The caller may also send the amount of one second at once.
 *
 * @param requestsPerSecond requests per second, 1 to 1 000 000
 * @param bytesPerSecond bytes of bodies on the wire per second, 1 B to 900 MiB
 */
record RateSetting(long requestsPerSecond, DataSize bytesPerSecond) {
  /** A token bucket gains at most one token per nanosecond. */
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
