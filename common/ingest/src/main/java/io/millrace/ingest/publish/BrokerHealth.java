package io.millrace.ingest.publish;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports down, with a reason, while the broker does not take events. */
public final class BrokerHealth implements HealthIndicator {
  private final BrokerWatch watch;
  private final KafkaPublisher publisher;

  public BrokerHealth(BrokerWatch watch, KafkaPublisher publisher) {
    this.watch = watch;
    this.publisher = publisher;
  }

  @Override
  public Health health() {
    return watch
        .fault()
        .map(BrokerHealth::down)
        .orElseGet(
            () ->
                publisher.delivers()
                    ? Health.up().build()
                    : down("the latest sends to the broker failed"));
  }

  private static Health down(String reason) {
    return Health.down().withDetail("reason", reason).build();
  }
}
