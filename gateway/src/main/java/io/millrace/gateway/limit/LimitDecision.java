package io.millrace.gateway.limit;

import java.time.Duration;

/**
 * The decision of a rate limit about one request.
 *
 * @param admitted whether the request may pass
 * @param remaining requests that are left at this moment
 * @param reset for an admitted request: the time until all requests are available again; for a
 *     refused request: the time until a new try may succeed
 */
record LimitDecision(boolean admitted, long remaining, Duration reset) {

  static LimitDecision admitted(long remaining, long resetNanos) {
    return new LimitDecision(true, remaining, Duration.ofNanos(resetNanos));
  }

  static LimitDecision refused(long remaining, long waitNanos) {
    return new LimitDecision(false, remaining, Duration.ofNanos(waitNanos));
  }

  /** The reset time in whole seconds, rounded up, for headers. */
  long resetSeconds() {
    return reset.plusNanos(999_999_999).toSeconds();
  }
}
