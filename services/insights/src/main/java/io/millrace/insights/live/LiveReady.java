package io.millrace.insights.live;

import io.millrace.insights.store.Progress;
import java.time.Instant;
import java.util.Optional;

/**
 * Said once the full state has been sent.
 *
 * @param asOf the event time up to which it was read
 */
record LiveReady(Optional<Instant> asOf) {

  static LiveReady at(Progress progress) {
    return new LiveReady(progress.asOfInstant());
  }
}
