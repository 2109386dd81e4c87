package io.millrace.aggregator.topology;

import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import java.util.Optional;

/** The output of the journeys at a commit. */
sealed interface JourneyOutput {

  /** Changed cells. */
  record Changed(Family family, Changes changes) implements JourneyOutput {}

  /**
   * An order with a new explanation.
   *
   * @param key of its record
   * @param order the value of its record; empty when nothing is left to explain
   */
  // Nothing compares two of these records.
  @SuppressWarnings("ArrayRecordComponent")
  record Explained(byte[] key, Optional<byte[]> order) implements JourneyOutput {}
}
