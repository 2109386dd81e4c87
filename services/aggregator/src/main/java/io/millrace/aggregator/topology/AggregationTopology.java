package io.millrace.aggregator.topology;

import io.millrace.events.Event;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.generation.ResultPlacement;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;

/**
 * Builds the Kafka Streams topology from events to summaries:
 *
 * <pre>
 * events.* -> read -> journey -> facts (by family) -> totals -> summaries
 *                 |          \-> loops
 *                 \-> dead letters
 * </pre>
 *
 * <p>One task receives all events of a visitor, because the event topics have equal partition
 * counts and the visitor as their key. The journey step computes integer changes, and at each
 * commit sends one record for each changed family of cells. Every later step only adds. The names
 * of nodes and stores never change, because running systems find their state by these names.
 */
public final class AggregationTopology {
  /** The name of the topic between journeys and totals, without what Kafka Streams adds to it. */
  static final String FACTS = "facts";

  private final JourneyStep.Settings settings;
  private final int partitions;
  private final MemoryShares hotTotals;
  private final StreamCounters counters;
  private final Republication republication;

  /**
   * @param settings of the step from events to facts
   * @param partitions of the topic between journeys and totals
   * @param hotTotals about how much memory the cells of the tasks may take
   * @param counters of outcomes and faults
   * @param republication the requested republication and its progress
   */
  public AggregationTopology(
      JourneyStep.Settings settings,
      int partitions,
      MemoryShares hotTotals,
      StreamCounters counters,
      Republication republication) {
    this.settings = settings;
    this.hotTotals = hotTotals;
    this.partitions = partitions;
    this.counters = counters;
    this.republication = republication;
  }

  /**
   * Builds the topology without starting it.
   *
   * @param placement of the results of the data
   */
  public Topology build(ResultPlacement placement) {
    StreamsBuilder builder = new StreamsBuilder();
    addTo(builder, new ResultPartitions(placement));
    return builder.build();
  }

  /**
   * Adds the nodes to the builder of a stream, when spring-kafka calls it.
   *
   * @param placement of the results of the data
   */
  public KafkaStreamsInfrastructureCustomizer placing(ResultPlacement placement) {
    return new KafkaStreamsInfrastructureCustomizer() {
      @Override
      public void configureBuilder(StreamsBuilder builder) {
        addTo(builder, new ResultPartitions(placement));
      }
    };
  }

  private void addTo(StreamsBuilder builder, ResultPartitions results) {
    KStream<Object, Object> read =
        events(builder)
            .process(() -> new DecodeStep(settings.catalog(), counters), Named.as("read"));
    AggregationTopology.<byte[], byte[]>output(read)
        .to(
            Topics.DEAD_LETTERS.name(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName(DecodeStep.DEAD_LETTERS));
    KStream<Object, Object> journeys =
        AggregationTopology.<byte[], Event>output(read)
            .process(JourneyStep.supplier(settings, counters), Named.as(DecodeStep.EVENTS));
    AggregationTopology.<byte[], byte[]>output(journeys)
        .to(
            Topics.LOOPS.name(),
            Produced.with(
                    Serdes.ByteArray(),
                    Serdes.ByteArray(),
                    (_, key, _, all) -> one(results.ofOrder(key, all)))
                .withName(JourneyStep.LOOPS));
    summaries(output(journeys), results);
  }

  private static KStream<byte[], byte[]> events(StreamsBuilder builder) {
    return builder.stream(
        Topics.events().stream().map(Topic::name).toList(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events"));
  }

  /**
   * One of the outputs of a step. Each record of the step goes to the node whose name it states, so
   * this node sees records of its types only.
   */
  @SuppressWarnings("unchecked")
  private static <K, V> KStream<K, V> output(KStream<?, ?> step) {
    return (KStream<K, V>) step;
  }

  private void summaries(KStream<Family, byte[]> changes, ResultPartitions results) {
    changes
        .repartition(
            Repartitioned.with(FamilySerde.FAMILY, Serdes.ByteArray())
                .withName(FACTS)
                .withNumberOfPartitions(partitions))
        .process(TotalsStep.supplier(totals(), counters, republication), Named.as("totals"))
        .to(
            Topics.SUMMARIES.name(),
            Produced.with(
                    Serdes.Bytes(),
                    Serdes.ByteArray(),
                    (_, key, _, all) -> one(results.ofCell(key.get(), all)))
                .withName("summaries"));
  }

  private TotalsStep.Settings totals() {
    return new TotalsStep.Settings(
        settings.calendar(), KeepPeriods.of(settings.bounds().horizon()), hotTotals);
  }

  private static Optional<Set<Integer>> one(int partition) {
    return Optional.of(Set.of(partition));
  }
}
