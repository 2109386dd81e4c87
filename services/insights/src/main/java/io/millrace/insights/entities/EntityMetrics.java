package io.millrace.insights.entities;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Gauges of the windows of entities in memory. */
@Component
final class EntityMetrics implements MeterBinder {
  private final EntityWindows windows;

  EntityMetrics(EntityWindows windows) {
    this.windows = windows;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("millrace.insights.entities.bytes", windows, EntityWindows::bytes)
        .description("estimate of the bytes of the windows of entities in memory")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder("millrace.insights.entities.windows", windows, EntityWindows::count)
        .description("windows of entities in memory")
        .register(meters);
  }
}
