package io.millrace.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * Publishes readiness as a metric, so that alerts do not need a second source, and makes a scrape
 * safe against faulty metrics. Import it.
 */
@Configuration(proxyBeanMethods = false)
public class ReadinessConfiguration {
  private static final String GROUP = "readiness";

  @Bean
  MeterBinder readinessMetrics(ObjectProvider<HealthEndpoint> health) {
    return meters ->
        health.ifAvailable(
            endpoint ->
                Gauge.builder("millrace.readiness", endpoint, ReadinessConfiguration::value)
                    .description("1 while the readiness probe is answered with 200, else 0")
                    .strongReference(true)
                    .register(meters));
  }

  @Bean
  PrometheusRegistry prometheusRegistry() {
    return new SafeMetrics();
  }

  @Bean
  StatusAggregator worstStatus() {
    return Degraded.ORDER;
  }

  private static double value(HealthEndpoint health) {
    HealthDescriptor readiness = health.healthForPath(GROUP);
    return readiness != null && isAnsweredWithOk(readiness.getStatus()) ? 1 : 0;
  }

  private static boolean isAnsweredWithOk(Status status) {
    return HttpCodeStatusMapper.getDefault().getStatusCode(status) == HttpStatus.OK.value();
  }
}
