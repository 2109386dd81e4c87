package io.millrace.ingest.publish;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down, with a reason, while events cannot be handed to the broker. */
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
        .orElseGet(() -> publisher.delivers() ? Health.up().build() : down("sends fail"));
  }

  private static Health down(String reason) {
    return Health.down().withDetail("reason", reason).build();
  }
}
