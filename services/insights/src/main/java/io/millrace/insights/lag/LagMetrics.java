package io.millrace.insights.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.millrace.insights.projection.PendingCells;
import org.springframework.stereotype.Component;

/** Gauges that say how far answers are behind. An unknown lag is NaN. */
@Component
class LagMetrics implements MeterBinder {
  private final LagEstimator lag;
  private final PendingCells cells;

  LagMetrics(LagEstimator lag, PendingCells cells) {
    this.lag = lag;
    this.cells = cells;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("millrace.insights.input.lag.events", this, LagMetrics::events)
        .description("events that were accepted and are not yet counted")
        .register(meters);
    Gauge.builder("millrace.insights.input.lag.seconds", this, LagMetrics::seconds)
        .description("everything that was accepted longer ago than this is in the answers")
        .register(meters);
  }

  private double events() {
    return now().events().map(Long::doubleValue).orElse(Double.NaN);
  }

  private double seconds() {
    return now().seconds().map(Number::doubleValue).orElse(Double.NaN);
  }

  private Lag now() {
    return lag.ofCells(cells.progress());
  }
}
