package io.millrace.insights.lag.source;

import io.millrace.events.terms.GenerationRecord;
import io.millrace.insights.lag.Log;
import io.millrace.insights.lag.Look;
import io.millrace.insights.lag.Looks;
import io.millrace.insights.lag.UnknownLagException;
import io.millrace.kafka.GenerationReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Looks at the broker. Which group counts follows from what the data rests on. */
final class KafkaLooks implements Looks {
  private final GenerationReader basis;
  private final Broker broker;
  private final QuietEnds quiet;

  KafkaLooks(GenerationReader basis, Broker broker, QuietEnds quiet) {
    this.basis = basis;
    this.broker = broker;
    this.quiet = quiet;
  }

  @Override
  public Look look() {
    try {
      return look(
          basis.read().map(e -> e.record().application()).orElse(GenerationRecord.application(0)));
    } catch (KafkaException e) {
      throw new UnknownLagException("Kafka: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    quiet.close();
    basis.close();
    broker.close();
  }

  /** The order is the one that {@link Look} wants. */
  private Look look(String application) {
    Layout layout = broker.layout(application);
    List<TopicPartition> events = layout.partitions(Log.EVENTS);
    List<TopicPartition> facts = layout.partitions(Log.FACTS);

    Map<TopicPartition, Long> ends = new HashMap<>(broker.offsets(events, OffsetSpec.latest()));
    Map<TopicPartition, Long> committed = broker.committed(application);
    ends.putAll(
        broker.offsets(
            layout.partitions(Log.FACTS, Log.SUMMARIES, Log.LOOPS), OffsetSpec.latest()));

    Map<TopicPartition, Long> counted =
        broker.offsets(layout.partitions(Log.EVENTS, Log.FACTS), OffsetSpec.earliest());
    counted.replaceAll((p, first) -> Math.max(first, committed.getOrDefault(p, first)));
    counted.putAll(quiet.passed(facts, counted, ends));
    return new Look(
        application,
        layout.places(ends, Log.values()),
        layout.places(counted, Log.EVENTS, Log.FACTS));
  }
}
