package io.millrace.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How much longer a breaker stays open, which it does not tell itself. */
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

  /** Zero when it is not open any more. */
  Duration left() {
    Duration left = Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
