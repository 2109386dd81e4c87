package io.millrace.web;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry whose scrape never fails because of one metric. A metric that throws, or whose value
 * its type does not allow (for example a negative counter), is left out until it is valid again.
 * The log says so once. Thread-safe.
 */
final class SafeMetrics extends PrometheusRegistry {
  private static final Logger log = LoggerFactory.getLogger(SafeMetrics.class);

  private final Map<MultiCollector, Guarded> guards = new ConcurrentHashMap<>();

  @Override
  public void register(MultiCollector metric) {
    super.register(
        guards.computeIfAbsent(metric, found -> new Guarded(found, new AtomicBoolean())));
  }

  @Override
  public void unregister(MultiCollector metric) {
    Guarded guarded = guards.remove(metric);
    super.unregister(guarded == null ? metric : guarded);
  }

  private record Guarded(MultiCollector metric, AtomicBoolean said) implements MultiCollector {

    @Override
    public MetricSnapshots collect() {
      try {
        return metric.collect();
      } catch (RuntimeException e) {
        if (said.compareAndSet(false, true)) {
          log.warn("{} is left out of the scrape: {}", metric, e.toString());
        }
        return MetricSnapshots.of();
      }
    }

    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
      return metric.getMetricFamilyDescriptors();
    }
  }
}
