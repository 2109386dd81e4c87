package io.millrace.gateway.limit;

import java.time.Duration;

/**
 * Whether a request may pass.
 *
 * @param admitted it may
 * @param remaining requests left at this moment
 * @param reset when admitted: until all are back; when refused: until it is worth trying again
 */
record LimitDecision(boolean admitted, long remaining, Duration reset) {

  static LimitDecision admitted(long remaining, long resetNanos) {
    return new LimitDecision(true, remaining, Duration.ofNanos(resetNanos));
  }

  static LimitDecision refused(long remaining, long waitNanos) {
    return new LimitDecision(false, remaining, Duration.ofNanos(waitNanos));
  }

  /** For headers: whole seconds, rounded up. */
  long resetSeconds() {
    return reset.plusNanos(999_999_999).toSeconds();
  }
}
