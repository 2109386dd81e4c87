package io.millrace.insights.lag.source;

import io.millrace.events.generation.GenerationRecord;
import io.millrace.insights.lag.LagSample;
import io.millrace.insights.lag.LagSource;
import io.millrace.insights.lag.PipelineLog;
import io.millrace.insights.lag.UnknownLagException;
import io.millrace.kafka.GenerationReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes lag samples from the Kafka broker. The generation record names the group that counts.
 *
 * <p>Topics and their first offsets are asked for every 5 s, the other offsets for each sample. An
 * old first offset makes the lag larger, never smaller. A topic that is deleted and created again
 * is noticed up to 5 s later, or earlier by its end, which is shorter.
 */
final class KafkaLagSource implements LagSource {
  private static final Duration SELDOM = Duration.ofSeconds(5);

  private final GenerationReader generations;
  private final OffsetQueries broker;
  private final IdlePartitions idle;
  private Optional<Known> known = Optional.empty();

  KafkaLagSource(GenerationReader generations, OffsetQueries broker, IdlePartitions idle) {
    this.generations = generations;
    this.broker = broker;
    this.idle = idle;
  }

  /** What the broker said about the topics at some time of the monotonic clock. */
  private record Known(LogLayout layout, Map<TopicPartition, Long> first, long nanos) {

    boolean isValid(String application, long now) {
      return layout.application().equals(application)
          && layout.isComplete()
          && now - nanos < SELDOM.toNanos();
    }
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
      known = Optional.empty();
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
    Known topics = topics(application);
    LogLayout layout = topics.layout();
    List<TopicPartition> events = layout.partitions(PipelineLog.EVENTS);
    List<TopicPartition> facts = layout.partitions(PipelineLog.FACTS);

    Map<TopicPartition, Long> ends = new HashMap<>(broker.offsets(events, OffsetSpec.latest()));
    Map<TopicPartition, Long> committed = broker.committed(application);
    ends.putAll(
        broker.offsets(
            layout.partitions(PipelineLog.FACTS, PipelineLog.SUMMARIES, PipelineLog.LOOPS),
            OffsetSpec.latest()));

    Map<TopicPartition, Long> counted = new HashMap<>(topics.first());
    counted.replaceAll((p, first) -> Math.max(first, committed.getOrDefault(p, first)));
    counted.putAll(idle.passed(facts, counted, ends));
    return new LagSample(
        application,
        layout.places(ends, PipelineLog.values()),
        layout.places(counted, PipelineLog.EVENTS, PipelineLog.FACTS));
  }

  private Known topics(String application) {
    long now = System.nanoTime();
    Known topics =
        known.filter(each -> each.isValid(application, now)).orElseGet(() -> ask(application, now));
    known = Optional.of(topics);
    return topics;
  }

  private Known ask(String application, long now) {
    LogLayout layout = broker.layout(application);
    List<TopicPartition> read = layout.partitions(PipelineLog.EVENTS, PipelineLog.FACTS);
    return new Known(layout, broker.offsets(read, OffsetSpec.earliest()), now);
  }
}
