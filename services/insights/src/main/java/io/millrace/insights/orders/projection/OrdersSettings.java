package io.millrace.insights.orders.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of explained orders.
 *
 * @param keep time after which an order without changes is deleted
 * @param batch number of orders at which they are written, at least 1
 * @param flush longest time that fewer orders wait to be written
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
