package io.millrace.insights.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Gauges that say how far the projection is behind. */
@Component
class ProjectionMetrics implements MeterBinder {
  private final ReadingState state;
  private final PendingCells pending;

  ProjectionMetrics(ReadingState state, PendingCells pending) {
    this.state = state;
    this.pending = pending;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("millrace.insights.lag.records", state, ReadingState::lag)
        .description("summaries records that are there and not yet read")
        .register(meters);
    Gauge.builder("millrace.insights.lag.seconds", state, s -> s.silence().toMillis() / 1_000.0)
        .description("time since the summaries could last be read")
        .register(meters);
    Gauge.builder("millrace.insights.as.of.seconds", pending, ProjectionMetrics::asOfSeconds)
        .description("Unix time of the newest event in the summaries that were read")
        .register(meters);
    Gauge.builder("millrace.insights.pending.cells", pending, PendingCells::size)
        .description("cells read and not yet written to the store")
        .register(meters);
  }

  private static double asOfSeconds(PendingCells pending) {
    OptionalLong asOf = pending.progress().asOf();
    return asOf.isPresent() ? asOf.getAsLong() / 1_000.0 : Double.NaN;
  }
}
