package io.millrace.standalone.send;

import java.util.Map;

/**
 * Where the lines went.
 *
 * @param read events and lines that are none
 * @param bad lines that are no events, never sent
 * @param accepted acknowledged by the broker
 * @param unavailable sent in vain until retries ended
 * @param rejected refused for good by the gateway, by code
 */
public record Counts(
    long read, long bad, long accepted, long unavailable, Map<String, Long> rejected) {

  /** Refused for good, whatever the code. */
  public long rejectedInAll() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every line that was read is an accepted event. */
  public boolean clean() {
    return read == accepted;
  }
}
