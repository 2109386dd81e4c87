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
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes lag samples from the Kafka broker. The generation record names the group that counts.
 *
 * <p>The topics and their first offsets are kept for 10 samples. An old first offset makes the lag
 * larger, never smaller. Offsets are asked for by the name of a topic, so each sample ends with a
 * check that the topics of these names are still the same.
 */
final class KafkaLagSource implements LagSource {
  private static final int SAMPLES = 10;

  private final GenerationReader generations;
  private final OffsetQueries broker;
  private final IdlePartitions idle;
  private Optional<Described> described = Optional.empty();
  private int samples;

  KafkaLagSource(GenerationReader generations, OffsetQueries broker, IdlePartitions idle) {
    this.generations = generations;
    this.broker = broker;
    this.idle = idle;
  }

  /**
   * The topics as the broker described them.
   *
   * @param layout the topics
   * @param first offset of the first record of each partition that the aggregator reads
   */
  private record Described(LogLayout layout, Map<TopicPartition, Long> first) {

    boolean isOf(String application) {
      return layout.application().equals(application) && layout.isComplete();
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
      described = Optional.empty();
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
    Described topics = describe(application);
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
    broker.check(layout);
    return new LagSample(
        application,
        layout.places(ends, PipelineLog.values()),
        layout.places(counted, PipelineLog.EVENTS, PipelineLog.FACTS));
  }

  private Described describe(String application) {
    Optional<Described> kept =
        described.filter(each -> samples < SAMPLES && each.isOf(application));
    samples = kept.isPresent() ? samples + 1 : 1;
    Described topics = kept.orElseGet(() -> ask(application));
    described = Optional.of(topics);
    return topics;
  }

  private Described ask(String application) {
    LogLayout layout = broker.layout(application);
    List<TopicPartition> read = layout.partitions(PipelineLog.EVENTS, PipelineLog.FACTS);
    return new Described(layout, broker.offsets(read, OffsetSpec.earliest()));
  }
}
