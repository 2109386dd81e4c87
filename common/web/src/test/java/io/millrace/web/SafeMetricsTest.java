package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SafeMetricsTest {
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new SafeMetrics(), Clock.SYSTEM);
  private final AtomicInteger value = new AtomicInteger(-7_192_451);

  @Test
  void aCounterThatWentNegativeIsLeftOutUntilItIsWellAgain() {
    FunctionCounter.builder("kafka.io.waittime", value, AtomicInteger::get).register(meters);
    Gauge.builder("millrace.readiness", () -> 1).register(meters);

    assertThat(meters.scrape()).contains("millrace_readiness 1.0").doesNotContain("waittime");

    value.set(5);
    assertThat(meters.scrape()).contains("kafka_io_waittime_total 5.0");
  }

  @Test
  void aMetricThatThrowsTakesNoOtherWithIt() {
    Gauge.builder("broken", () -> 1 / value.getAndSet(0)).register(meters);
    Gauge.builder("millrace.readiness", () -> 1).register(meters);

    assertThat(meters.scrape()).contains("millrace_readiness 1.0");
    assertThat(meters.scrape()).contains("millrace_readiness 1.0");
  }

  @Test
  void aRemovedMetricIsGone() {
    Gauge gauge = Gauge.builder("millrace.readiness", () -> 1).register(meters);
    meters.remove(gauge);

    assertThat(meters.scrape()).doesNotContain("millrace_readiness");
  }
}
