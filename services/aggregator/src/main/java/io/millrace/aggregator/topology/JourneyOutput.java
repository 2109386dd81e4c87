package io.millrace.aggregator.topology;

import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import java.util.Optional;

/** What the journeys of a commit come to. */
sealed interface JourneyOutput {

  /** Cells changed. */
  record Changed(Family family, Changes changes) implements JourneyOutput {}

  /**
   * An order is explained anew.
   *
   * @param key of its record
   * @param order the value of its record; empty when nothing is left to explain
   */
  // Carries bytes to the next node; nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Explained(byte[] key, Optional<byte[]> order) implements JourneyOutput {}
}
