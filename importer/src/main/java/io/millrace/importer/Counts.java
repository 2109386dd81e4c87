package io.millrace.importer;

import java.util.Map;

/**
 * The numbers of records and events by their result.
 *
 * @param read all records that were read: rows, lines of NDJSON, objects of JSON
 * @param bad records that cannot become events; they were never sent
 * @param skipped records that the mapping skips, by reason
 * @param events events that the other records became
 * @param accepted events that the broker acknowledged
 * @param unavailable events that were not acknowledged before the import ended
 * @param rejected events that the gateway rejected for good, by code
 * @param ordersWithoutAmount orders of accepted purchases, none of which has an amount
 */
public record Counts(
    long read,
    long bad,
    Map<String, Long> skipped,
    long events,
    long accepted,
    long unavailable,
    Map<String, Long> rejected,
    long ordersWithoutAmount) {

  /** Returns the number of events that the gateway rejected, over all codes. */
  public long rejectedInAll() {
    return sum(rejected);
  }

  /** Returns the number of records that the mapping skips, over all reasons. */
  public long skippedInAll() {
    return sum(skipped);
  }

  /** Returns whether every record is accepted, or skipped by the mapping. */
  public boolean clean() {
    return bad == 0 && events == accepted;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
