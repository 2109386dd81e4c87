package io.millrace.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits of the calls to each service.
 *
 * @param firstByte time from the complete request to the head of the response, at least 1 ms
 * @param answer time from the complete request to the last byte of the response; not for streams
 * @param concurrent number of concurrent requests at one service, at least 1
 * @param streams number of concurrent live streams at one service, at least 1
 * @param breaker settings of the circuit breakers
 */
@ConfigurationProperties("millrace.gateway.resilience")
record ResilienceSettings(
    Duration firstByte, Duration answer, int concurrent, int streams, Breaker breaker) {
  ResilienceSettings {
    if (firstByte.toMillis() < 1 || answer.compareTo(firstByte) < 0) {
      throw new IllegalArgumentException(
          "millrace.gateway.resilience: 1ms <= first-byte and first-byte <= answer");
    }
    if (concurrent < 1 || streams < 1) {
      throw new IllegalArgumentException(
          "millrace.gateway.resilience: concurrent and streams must be positive");
    }
  }

  /**
   * Settings of a circuit breaker.
   *
   * @param window number of latest calls that count, at least 1
   * @param minimum number of calls before the breaker may open, 1 to window
   * @param failurePercent percentage of failed calls that opens the breaker, above 0 and at most
   *     100
   * @param open how long an open breaker refuses all calls, at least 1 ms
   * @param trials number of trial calls after that time, at least 1
   */
  record Breaker(int window, int minimum, float failurePercent, Duration open, int trials) {
    Breaker {
      if (minimum < 1 || minimum > window || trials < 1 || open.toMillis() < 1) {
        throw new IllegalArgumentException(
            "millrace.gateway.resilience.breaker: 1 <= minimum <= window, 1 <= trials, 1ms <="
                + " open");
      }
      if (!(failurePercent > 0 && failurePercent <= 100)) {
        throw new IllegalArgumentException(
            "millrace.gateway.resilience.breaker.failure-percent must be above 0 and at most 100");
      }
    }

    /**
     * The breaker of a service for all callers. A call fails when the service cannot be reached.
     */
    CircuitBreakerConfig ofService(Clock clock) {
      return common(clock)
          .recordException(Unreachable::is)
          .ignoreException(error -> !Unreachable.is(error))
          .build();
    }

    /** The breaker of one caller. A call fails when the service times out or responds with 5xx. */
    CircuitBreakerConfig ofCaller(Clock clock) {
      return common(clock)
          .recordResult(outcome -> outcome == ResponseOutcome.FAILS)
          .ignoreException(Unreachable::is)
          .build();
    }

    private CircuitBreakerConfig.Builder common(Clock clock) {
      return CircuitBreakerConfig.custom()
          .slidingWindow(window, minimum, SlidingWindowType.COUNT_BASED)
          .failureRateThreshold(failurePercent)
          .waitDurationInOpenState(open)
          .permittedNumberOfCallsInHalfOpenState(trials)
          .writableStackTraceEnabled(false)
          .clock(clock);
    }
  }
}
