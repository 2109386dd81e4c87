package io.millrace.insights.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** A gauge of the numbers by channel and region in memory. */
@Component
final class SplitMetrics implements MeterBinder {
  private final SplitCells cells;
  private final SplitReader sums;

  SplitMetrics(SplitCells cells, SplitReader sums) {
    this.cells = cells;
    this.sums = sums;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("millrace.insights.splits.bytes", () -> cells.bytes() + sums.bytes())
        .description("estimate of the bytes of the numbers by channel and region in memory")
        .baseUnit("bytes")
        .register(meters);
  }
}
