package io.millrace.gateway.keys;

/**
 * The limits of one key where they differ from the gateway's own.
 *
 * @param requestsPerSecond at least 1
 * @param bytesPerSecond of request bodies as they come over the wire, at least 1
 */
public record KeyLimits(long requestsPerSecond, long bytesPerSecond) {
  public KeyLimits {
    if (requestsPerSecond < 1 || bytesPerSecond < 1) {
      throw new IllegalArgumentException("limits of a key must be at least 1 per second");
    }
  }
}
