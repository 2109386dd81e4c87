package io.millrace.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tracks how much longer a circuit breaker stays open, because the breaker does not report it. Safe
 * for several threads.
 */
final class BreakerOpenTime {
  private final Duration open;
  private final Clock clock;
  private volatile Instant until = Instant.EPOCH;

  BreakerOpenTime(CircuitBreaker breaker, Duration open, Clock clock) {
    this.open = open;
    this.clock = clock;
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                until = clock.instant().plus(this.open);
              }
            });
  }

  /** The remaining open time; zero when the time is over. */
  Duration left() {
    Duration left = Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
