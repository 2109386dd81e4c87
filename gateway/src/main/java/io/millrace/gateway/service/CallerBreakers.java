package io.millrace.gateway.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;

/**
 * Keeps a circuit breaker for each caller of one service. Timeouts and 5xx responses may be caused
 * by the requests of one caller, so they open the breaker of that caller only. It remembers the
 * {@value #MOST} most recent callers, each for 10 minutes after the last request. Safe for several
 * threads.
 */
final class CallerBreakers {
  static final int MOST = 1000;

  private static final Duration FORGET = Duration.ofMinutes(10);

  private final CircuitBreakerConfig config;
  private final Duration open;
  private final Clock clock;
  private final Cache<String, Own> byCaller =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGET).build();

  /** The breaker of one caller, and its remaining open time. */
  record Own(CircuitBreaker breaker, BreakerOpenTime openTime) {}

  CallerBreakers(CircuitBreakerConfig config, Duration open, Clock clock) {
    this.config = config;
    this.open = open;
    this.clock = clock;
  }

  Own of(String caller) {
    return byCaller.get(caller, this::own);
  }

  /** The number of callers whose breaker is not closed. */
  long shutOut() {
    return byCaller.asMap().values().stream()
        .filter(own -> own.breaker().getState() != CircuitBreaker.State.CLOSED)
        .count();
  }

  /** Forgets all callers, for tests. */
  void reset() {
    byCaller.invalidateAll();
  }

  private Own own(String caller) {
    CircuitBreaker breaker = CircuitBreaker.of(caller, config);
    return new Own(breaker, new BreakerOpenTime(breaker, open, clock));
  }
}
