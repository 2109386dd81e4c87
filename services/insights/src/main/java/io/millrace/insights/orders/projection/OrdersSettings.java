package io.millrace.insights.orders.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How explained orders are kept.
 *
 * @param keep after which an order that did not change any more is dropped
 * @param batch orders that are read before they are written at once, at least 1
 * @param flush time for which fewer wait at most
 */
@ConfigurationProperties("millrace.insights.orders")
public record OrdersSettings(
    @DefaultValue("400d") Duration keep,
    @DefaultValue("1000") int batch,
    @DefaultValue("1s") Duration flush) {

  public OrdersSettings {
    if (batch < 1 || !keep.isPositive() || !flush.isPositive()) {
      throw new IllegalArgumentException("millrace.insights.orders.* must be positive");
    }
  }
}
