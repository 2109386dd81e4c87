package io.millrace.insights.orders.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.projection.ProjectionSettings;
import io.millrace.insights.topic.TopicProjection;
import io.millrace.insights.topic.TopicSource;
import io.millrace.insights.topic.TopicThread;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the explained orders with their target. */
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {
  @Bean
  TopicProjection<OrderRevision> explainedOrders(
      TopicSource<OrderRevision> source,
      OrderTarget target,
      ProjectionSettings settings,
      MeterRegistry meters,
      Clock clock) {
    TopicProjection<OrderRevision> orders =
        new TopicProjection<>(source, target, settings.pace(), clock);
    orders.state().bindTo(meters, "millrace.insights.orders.", "explained orders");
    return orders;
  }

  @Bean
  TopicThread ordersThread(TopicProjection<OrderRevision> orders) {
    return new TopicThread("orders", orders);
  }
}
