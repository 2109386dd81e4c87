package io.millrace.insights.live;

import io.millrace.insights.store.ReadPosition;
import java.time.Instant;
import java.util.Optional;

/**
 * The data of the event that follows the first state.
 *
 * @param asOf newest event time of the state
 * @param full whether the rows before the event are the full state; then all other rows that the
 *     client has are out of date. Otherwise the rows before it are the changes since the position
 *     that the client came back with.
 */
record LiveReady(Optional<Instant> asOf, boolean full) {

  static LiveReady at(ReadPosition progress, boolean full) {
    return new LiveReady(progress.asOfInstant(), full);
  }
}
