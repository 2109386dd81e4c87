package io.millrace.insights.orders.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.insights.store.Progress;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far the explained orders have been read and written. */
@Component
public final class OrdersState {
  private volatile Progress progress = Progress.none();
  private volatile long lag;

  OrdersState(MeterRegistry meters) {
    Gauge.builder("millrace.insights.orders.lag.records", this, state -> state.lag)
        .description("records of explained orders that are there and not yet read")
        .register(meters);
  }

  /** The event time up to which they were read; empty when none was. */
  public Optional<Instant> asOf() {
    return progress.asOfInstant();
  }

  void read(Progress now, long remaining) {
    progress = now;
    lag = remaining;
  }
}
