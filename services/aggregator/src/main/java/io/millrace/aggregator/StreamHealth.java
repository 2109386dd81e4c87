package io.millrace.aggregator;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready when the stream processes; restoring and waiting say how far they are. */
final class StreamHealth implements HealthIndicator {
  private final StreamRunner runner;

  StreamHealth(StreamRunner runner) {
    this.runner = runner;
  }

  @Override
  public Health health() {
    boolean processing = runner.state().filter(KafkaStreams.State.RUNNING::equals).isPresent();
    Health.Builder health = processing ? Health.up() : Health.outOfService();
    health.withDetail("state", runner.state().map(Enum::name).orElse("WAITING_FOR_KAFKA"));
    health.withDetail("recordsToRestore", runner.restoring().left());
    runner.failure().ifPresent(reason -> health.withDetail("failure", reason));
    return health.build();
  }
}
