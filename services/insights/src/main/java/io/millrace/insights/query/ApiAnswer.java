package io.millrace.insights.query;

import java.time.Instant;
import java.util.Optional;

/** The fields that all answers have. */
public interface ApiAnswer {

  /** Returns the newest event time that was read; empty before the first. */
  Optional<Instant> asOf();

  /** Returns the cursor of the next part of the list; empty at the end. */
  default Optional<String> next() {
    return Optional.empty();
  }
}
