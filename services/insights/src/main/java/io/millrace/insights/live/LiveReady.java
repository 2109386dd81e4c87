package io.millrace.insights.live;

import io.millrace.insights.store.ReadPosition;
import java.time.Instant;
import java.util.Optional;

/**
 * Said once the first state has been sent.
 *
 * @param asOf the event time up to which it was read
 * @param full whether the rows before it are all there are: what else the client has is no longer
 *     so. Otherwise they are what changed since the position it came back with.
 */
record LiveReady(Optional<Instant> asOf, boolean full) {

  static LiveReady at(ReadPosition progress, boolean full) {
    return new LiveReady(progress.asOfInstant(), full);
  }
}
