package io.millrace.gateway.service;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long and how often the gateway tries; the same for each service.
 *
 * @param firstByte from a complete request to the head of its answer, at least 1 ms
 * @param answer from a complete request to the last byte of its answer; not for streams
 * @param concurrent requests at one service at one time, at least 1
 * @param streams live streams at one time, at least 1
 * @param breaker when a service counts as away
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
   * When a service counts as away.
   *
   * @param window the latest calls that are looked at, at least 1
   * @param minimum calls before anything is concluded, 1 to window
   * @param failurePercent of the window that opens the breaker, more than 0 to 100
   * @param open how long nobody is let through then, at least 1 ms
   * @param trials calls that are let through then to see whether the service is back, at least 1
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

    /** For a service, whoever asks: it fails when it cannot be reached. */
    CircuitBreakerConfig ofService(Clock clock) {
      return common(clock)
          .recordException(Unreachable::is)
          .ignoreException(error -> !Unreachable.is(error))
          .build();
    }

    /** For one caller: a service fails when it is silent or answers 5xx. */
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
