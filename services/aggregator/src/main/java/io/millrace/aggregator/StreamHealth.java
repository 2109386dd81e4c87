package io.millrace.aggregator;

import io.millrace.aggregator.topology.Republication;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports readiness. It is up while the stream processes, and down when the stream cannot get past
 * a record. While the stream restores or waits, the details show the progress.
 */
final class StreamHealth implements HealthIndicator {
  private final StreamSupervisor supervisor;
  private final Republication republication;

  StreamHealth(StreamSupervisor supervisor, Republication republication) {
    this.supervisor = supervisor;
    this.republication = republication;
  }

  @Override
  public Health health() {
    Health.Builder health = supervisor.recovery().stuck().map(this::stuck).orElseGet(this::going);
    health.withDetail("state", supervisor.state().map(Enum::name).orElse("WAITING_FOR_KAFKA"));
    health.withDetail("recordsToRestore", supervisor.restoring().left());
    supervisor
        .lag()
        .ifPresent(
            lag ->
                health
                    .withDetail("lagRecords", lag.records())
                    .withDetail("lagSeconds", lag.time().toSeconds()));
    int republishing = republication.left();
    if (republishing > 0) {
      health.withDetail(
          "republishing",
          ("summaries were lost or a republication was requested: all cells are written again,"
                  + " %d partitions left")
              .formatted(republishing));
    }
    supervisor.failure().ifPresent(reason -> health.withDetail("failure", reason));
    return health.build();
  }

  private Health.Builder going() {
    boolean processing = supervisor.state().filter(KafkaStreams.State.RUNNING::equals).isPresent();
    boolean whole = republication.left() == 0;
    return processing && whole ? Health.up() : Health.outOfService();
  }

  private Health.Builder stuck(StreamFailure fault) {
    Health.Builder health = Health.down().withDetail("reason", fault.reason());
    fault
        .position()
        .ifPresent(
            position ->
                health
                    .withDetail("topic", position.topic())
                    .withDetail("partition", position.partition())
                    .withDetail("offset", position.offset()));
    return health.withDetail("nextTrySeconds", supervisor.recovery().left().toSeconds());
  }
}
