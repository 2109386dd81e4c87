package io.millrace.importer;

import java.util.Map;

/**
 * The numbers of lines by their result.
 *
 * @param read all lines that were read, as events or as bad lines
 * @param bad lines that are not events; they were never sent
 * @param accepted events that the broker acknowledged
 * @param unavailable events that were not acknowledged before retries ended
 * @param rejected events that the gateway rejected for good, by code
 */
public record Counts(
    long read, long bad, long accepted, long unavailable, Map<String, Long> rejected) {

  /** Returns the number of events that the gateway rejected, over all codes. */
  public long rejectedInAll() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns whether every line that was read is an accepted event. */
  public boolean clean() {
    return read == accepted;
  }
}
