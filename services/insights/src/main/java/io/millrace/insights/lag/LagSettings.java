package io.millrace.insights.lag;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the lag samples.
 *
 * @param every time between two samples, 100 ms to 5 s
 * @param degraded lag from which on readiness is {@code DEGRADED}
 */
@ConfigurationProperties("millrace.insights.lag")
record LagSettings(@DefaultValue("1s") Duration every, @DefaultValue("1m") Duration degraded) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  LagSettings {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("millrace.insights.lag.every is 100ms to 5s");
    }
    if (!degraded.isPositive()) {
      throw new IllegalArgumentException("millrace.insights.lag.degraded must be positive");
    }
  }
}
