package io.millrace.aggregator;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready when the stream processes; restoring and waiting say how far they are. Down when it cannot
 * get past a record.
 */
final class StreamHealth implements HealthIndicator {
  private final StreamRunner runner;

  StreamHealth(StreamRunner runner) {
    this.runner = runner;
  }

  @Override
  public Health health() {
    Health.Builder health = runner.recovery().stuck().map(this::stuck).orElseGet(this::going);
    health.withDetail("state", runner.state().map(Enum::name).orElse("WAITING_FOR_KAFKA"));
    health.withDetail("recordsToRestore", runner.restoring().left());
    runner
        .lag()
        .ifPresent(
            lag ->
                health
                    .withDetail("lagRecords", lag.records())
                    .withDetail("lagSeconds", lag.time().toSeconds()));
    runner.failure().ifPresent(reason -> health.withDetail("failure", reason));
    return health.build();
  }

  private Health.Builder going() {
    boolean processing = runner.state().filter(KafkaStreams.State.RUNNING::equals).isPresent();
    return processing ? Health.up() : Health.outOfService();
  }

  private Health.Builder stuck(Fault fault) {
    Health.Builder health = Health.down().withDetail("reason", fault.reason());
    fault
        .place()
        .ifPresent(
            place ->
                health
                    .withDetail("topic", place.topic())
                    .withDetail("partition", place.partition())
                    .withDetail("offset", place.offset()));
    return health.withDetail("nextTrySeconds", runner.recovery().left().toSeconds());
  }
}
