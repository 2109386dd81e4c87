package io.millrace.importer;

import java.time.Duration;
import java.util.Optional;

/** Computes the time to wait before the next try. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration next = FIRST;

  /**
   * Returns the time that the gateway asked for, if it did. Otherwise returns twice the last time,
   * from 0.2 to 5 s.
   */
  public Duration after(Optional<Duration> asked) {
    Duration own = next;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    return asked.orElse(own);
  }

  /** Starts at 0.2 s again. Called after a success. */
  public void reset() {
    next = FIRST;
  }

  /** Returns whether no try has failed since the last success. */
  public boolean isFresh() {
    return next.equals(FIRST);
  }
}
