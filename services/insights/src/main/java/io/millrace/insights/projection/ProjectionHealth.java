package io.millrace.insights.projection;

import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.StoreUnavailableException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether the store and the broker answer, and why not. */
@Configuration(proxyBeanMethods = false)
class ProjectionHealth {
  private static final String REASON = "reason";

  @Bean
  HealthIndicator storeHealthIndicator(CellStore store) {
    return () -> {
      try {
        store.ping();
        return Health.up().build();
      } catch (StoreUnavailableException e) {
        return Health.down().withDetail(REASON, String.valueOf(e.getMessage())).build();
      }
    };
  }

  @Bean
  HealthIndicator brokerHealthIndicator(ReadingState state) {
    return () ->
        state
            .fault()
            .map(fault -> Health.down().withDetail(REASON, fault).build())
            .orElseGet(() -> Health.up().build());
  }
}
