package io.millrace.insights.lag.source;

import io.millrace.events.generation.GenerationRecord;
import io.millrace.insights.lag.LagSample;
import io.millrace.insights.lag.LagSource;
import io.millrace.insights.lag.PipelineLog;
import io.millrace.insights.lag.UnknownLagException;
import io.millrace.kafka.GenerationReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Takes lag samples from the Kafka broker. The generation record names the group that counts. */
final class KafkaLagSource implements LagSource {
  private final GenerationReader generations;
  private final OffsetQueries broker;
  private final IdlePartitions idle;

  KafkaLagSource(GenerationReader generations, OffsetQueries broker, IdlePartitions idle) {
    this.generations = generations;
    this.broker = broker;
    this.idle = idle;
  }

  @Override
  public LagSample sample() {
    try {
      return take(
          generations
              .read()
              .map(e -> e.record().application())
              .orElse(GenerationRecord.application(0)));
    } catch (KafkaException e) {
      throw new UnknownLagException("Kafka: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    idle.close();
    generations.close();
    broker.close();
  }

  /** Reads the parts in the order that {@link LagSample} requires. */
  private LagSample take(String application) {
    LogLayout layout = broker.layout(application);
    List<TopicPartition> events = layout.partitions(PipelineLog.EVENTS);
    List<TopicPartition> facts = layout.partitions(PipelineLog.FACTS);

    Map<TopicPartition, Long> ends = new HashMap<>(broker.offsets(events, OffsetSpec.latest()));
    Map<TopicPartition, Long> committed = broker.committed(application);
    ends.putAll(
        broker.offsets(
            layout.partitions(PipelineLog.FACTS, PipelineLog.SUMMARIES, PipelineLog.LOOPS),
            OffsetSpec.latest()));

    Map<TopicPartition, Long> counted =
        broker.offsets(
            layout.partitions(PipelineLog.EVENTS, PipelineLog.FACTS), OffsetSpec.earliest());
    counted.replaceAll((p, first) -> Math.max(first, committed.getOrDefault(p, first)));
    counted.putAll(idle.passed(facts, counted, ends));
    return new LagSample(
        application,
        layout.places(ends, PipelineLog.values()),
        layout.places(counted, PipelineLog.EVENTS, PipelineLog.FACTS));
  }
}
