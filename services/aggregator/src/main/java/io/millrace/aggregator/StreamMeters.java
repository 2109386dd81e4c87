package io.millrace.aggregator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Registers the metrics of a stream. */
final class StreamMeters {
  private StreamMeters() {}

  static void bind(StreamRunner runner, MeterRegistry meters) {
    Gauge.builder("millrace.aggregator.restoring.records", runner, StreamMeters::restoring)
        .description("records of changelogs still to be read before the stream can go on")
        .register(meters);
    Gauge.builder("millrace.aggregator.lag.records", runner, StreamMeters::records)
        .description("on the partitions of this process and not yet committed; NaN when not known")
        .register(meters);
    Gauge.builder("millrace.aggregator.lag.seconds", runner, StreamMeters::seconds)
        .description("that the oldest of them have waited; NaN when not known")
        .register(meters);
    Gauge.builder("millrace.aggregator.stuck", runner, StreamMeters::stuck)
        .description("1 while the stream cannot get past a record, else 0")
        .register(meters);
    FunctionCounter.builder("millrace.aggregator.failures", runner, r -> r.recovery().failures())
        .description("streams that failed; each was followed by another")
        .register(meters);
  }

  private static double restoring(StreamRunner runner) {
    return runner.restoring().left();
  }

  private static double records(StreamRunner runner) {
    return runner.lag().map(lag -> (double) lag.records()).orElse(Double.NaN);
  }

  private static double seconds(StreamRunner runner) {
    return runner.lag().map(lag -> lag.time().toMillis() / 1_000.0).orElse(Double.NaN);
  }

  private static double stuck(StreamRunner runner) {
    return runner.recovery().stuck().isPresent() ? 1 : 0;
  }
}
