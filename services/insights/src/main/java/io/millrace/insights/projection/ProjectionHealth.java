package io.millrace.insights.projection;

import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.topic.TopicProjection;
import io.millrace.insights.topic.TopicState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health of the store, of the broker and of the projection. */
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
  HealthIndicator brokerHealthIndicator(TopicProjection<CellRevision> summaries) {
    TopicState state = summaries.state();
    return () ->
        state
            .fault()
            .map(fault -> Health.down().withDetail(REASON, fault).build())
            .orElseGet(() -> Health.up().build());
  }

  /**
   * Not ready until all records are read that existed at the start: before that, numbers are too
   * low.
   */
  @Bean
  HealthIndicator projectionHealthIndicator(
      TopicProjection<CellRevision> summaries, PendingCells pending) {
    TopicState state = summaries.state();
    return () ->
        (state.isCaughtUp() ? Health.up() : Health.outOfService())
            .withDetail("behindAtStart", state.behindAtStart())
            .withDetail("remaining", state.isCaughtUp() ? 0 : state.remaining())
            .withDetail("lag", state.lag())
            .withDetail("pendingCells", pending.size())
            .build();
  }
}
