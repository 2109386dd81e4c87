package io.millrace.insights.query;

import java.time.Instant;
import java.util.Optional;

/** What every answer says. */
public interface ApiAnswer {

  /** The event time up to which was read; empty when nothing was. */
  Optional<Instant> asOf();

  /** The cursor of what follows; empty at the end. */
  default Optional<String> next() {
    return Optional.empty();
  }
}
