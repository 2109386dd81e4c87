package io.millrace.standalone.send;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before the next try. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration next = FIRST;

  /** What the gateway asked for, else twice as long as before, 0.2 to 5 s. */
  public Duration after(Optional<Duration> asked) {
    Duration own = next;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    return asked.orElse(own);
  }

  /** Begins anew: it worked. */
  public void reset() {
    next = FIRST;
  }

  /** Whether nothing failed since it worked. */
  public boolean isFresh() {
    return next.equals(FIRST);
  }
}
