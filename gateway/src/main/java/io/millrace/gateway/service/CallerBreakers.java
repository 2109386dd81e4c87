package io.millrace.gateway.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;

/**
 * The breakers of one service that are for one caller each. What a caller's own requests may bring
 * about, time-outs and answers of 5xx, shuts out that caller and nobody else. The callers who asked
 * last are remembered, a bounded number of them.
 */
final class CallerBreakers {
  static final int MOST = 1000;

  private static final Duration FORGET = Duration.ofMinutes(10);

  private final CircuitBreakerConfig config;
  private final Duration open;
  private final Clock clock;
  private final Cache<String, Own> byCaller =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGET).build();

  /** The breaker of one caller, and how much longer it is open. */
  record Own(CircuitBreaker breaker, BreakerOpenTime openTime) {}

  CallerBreakers(CircuitBreakerConfig config, Duration open, Clock clock) {
    this.config = config;
    this.open = open;
    this.clock = clock;
  }

  Own of(String caller) {
    return byCaller.get(caller, this::own);
  }

  /** How many callers are shut out at the moment. */
  long shutOut() {
    return byCaller.asMap().values().stream()
        .filter(own -> own.breaker().getState() != CircuitBreaker.State.CLOSED)
        .count();
  }

  /** As if nothing had happened yet. */
  void reset() {
    byCaller.invalidateAll();
  }

  private Own own(String caller) {
    CircuitBreaker breaker = CircuitBreaker.of(caller, config);
    return new Own(breaker, new BreakerOpenTime(breaker, open, clock));
  }
}
