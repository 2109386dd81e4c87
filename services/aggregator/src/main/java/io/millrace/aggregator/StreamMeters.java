package io.millrace.aggregator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Registers the metrics of a stream. */
final class StreamMeters {
  private StreamMeters() {}

  static void bind(StreamSupervisor supervisor, MeterRegistry meters) {
    Gauge.builder("millrace.aggregator.restoring.records", supervisor, StreamMeters::restoring)
        .description("records of changelogs still to be read before the stream can go on")
        .register(meters);
    Gauge.builder("millrace.aggregator.lag.records", supervisor, StreamMeters::records)
        .description("on the partitions of this process and not yet committed; NaN when not known")
        .register(meters);
    Gauge.builder("millrace.aggregator.lag.seconds", supervisor, StreamMeters::seconds)
        .description("that the oldest of them have waited; NaN when not known")
        .register(meters);
    Gauge.builder("millrace.aggregator.stuck", supervisor, StreamMeters::stuck)
        .description("1 while the stream cannot get past a record, else 0")
        .register(meters);
    FunctionCounter.builder(
            "millrace.aggregator.failures", supervisor, r -> r.recovery().failures())
        .description("streams that failed; each was followed by another")
        .register(meters);
  }

  private static double restoring(StreamSupervisor supervisor) {
    return supervisor.restoring().left();
  }

  private static double records(StreamSupervisor supervisor) {
    return supervisor.lag().map(lag -> (double) lag.records()).orElse(Double.NaN);
  }

  private static double seconds(StreamSupervisor supervisor) {
    return supervisor.lag().map(lag -> lag.time().toMillis() / 1_000.0).orElse(Double.NaN);
  }

  private static double stuck(StreamSupervisor supervisor) {
    return supervisor.recovery().stuck().isPresent() ? 1 : 0;
  }
}
