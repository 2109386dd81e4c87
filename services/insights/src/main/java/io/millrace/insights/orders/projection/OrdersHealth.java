package io.millrace.insights.orders.projection;

import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.topic.TopicProjection;
import io.millrace.insights.topic.TopicState;
import io.millrace.web.Degraded;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Reports whether explained orders are read. When they are not read, the status is {@code
 * DEGRADED}, not down: explained orders stay as they are, and all other answers are complete. So
 * the instance still gets requests.
 */
@Component("ordersHealthIndicator")
final class OrdersHealth implements HealthIndicator {
  private final TopicState state;

  OrdersHealth(TopicProjection<OrderRevision> orders) {
    this.state = orders.state();
  }

  @Override
  public Health health() {
    Health.Builder health =
        Health.status(state.fault().isPresent() ? Degraded.STATUS : Status.UP)
            .withDetail("lag", state.lag())
            .withDetail("secondsSinceRead", state.silence().toSeconds());
    state.fault().ifPresent(reason -> health.withDetail("reason", reason));
    return health.build();
  }
}
