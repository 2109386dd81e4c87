package io.millrace.insights.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.topic.TopicProjection;
import io.millrace.insights.topic.TopicState;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Gauges that say how far the projection is behind. */
@Component
class ProjectionMetrics implements MeterBinder {
  private final TopicState state;
  private final PendingCells pending;

  ProjectionMetrics(TopicProjection<CellRevision> summaries, PendingCells pending) {
    this.state = summaries.state();
    this.pending = pending;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    state.bindTo(meters, "millrace.insights.", "summaries");
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
