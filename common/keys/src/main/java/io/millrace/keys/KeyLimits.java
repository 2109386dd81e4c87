package io.millrace.keys;

/**
 * The own limits of one key, in place of the limits of the gateway.
 *
 * @param requestsPerSecond requests per second, at least 1
 * @param bytesPerSecond bytes of request bodies on the wire per second, at least 1
 */
public record KeyLimits(long requestsPerSecond, long bytesPerSecond) {
  public KeyLimits {
    if (requestsPerSecond < 1 || bytesPerSecond < 1) {
      throw new IllegalArgumentException("limits of a key must be at least 1 per second");
    }
  }
}
