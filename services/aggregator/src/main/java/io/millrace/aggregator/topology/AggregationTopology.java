package io.millrace.aggregator.topology;

import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;

/**
 * Events in, summaries out:
 *
 * <pre>
 * events.* -> read -> journey -> facts (by family) -> totals -> summaries
 *                 |          \-> loops
 *                 \-> dead letters
 * </pre>
 *
 * <p>All events of a visitor meet in one task, since the event topics have equal partitions and one
 * key. The journey step turns them into integer changes and sends one record a touched family of
 * cells at each commit; everything behind it is addition. Nodes and stores have names that never
 * change: the state of running systems is found by them.
 */
public final class AggregationTopology implements KafkaStreamsInfrastructureCustomizer {
  private final JourneyStep.Settings settings;
  private final int partitions;
  private final long hotTotals;
  private final StreamCounters counters;
  private final Republication republication;

  /**
   * @param settings of the step from events to facts
   * @param partitions of the topic between journeys and totals
   * @param hotTotals about how many bytes of memory the cells of a task may take
   * @param counters of what should not happen
   */
  public AggregationTopology(
      JourneyStep.Settings settings, int partitions, long hotTotals, StreamCounters counters) {
    this(settings, partitions, hotTotals, counters, new Republication());
  }

  /**
   * The same with somebody who may ask for all cells again.
   *
   * @param republication what is asked for, and how far it is
   */
  public AggregationTopology(
      JourneyStep.Settings settings,
      int partitions,
      long hotTotals,
      StreamCounters counters,
      Republication republication) {
    this.settings = settings;
    this.hotTotals = hotTotals;
    this.partitions = partitions;
    this.counters = counters;
    this.republication = republication;
  }

  /** The stream, not started. */
  public Topology build() {
    StreamsBuilder builder = new StreamsBuilder();
    configureBuilder(builder);
    return builder.build();
  }

  /** Called by spring-kafka with the builder of a stream. */
  @Override
  public void configureBuilder(StreamsBuilder builder) {
    events(builder)
        .process(() -> new DecodeStep(settings.catalog()), Named.as("read"))
        .split(Named.as("readings-"))
        .branch((_, reading) -> reading instanceof DecodeResult.Undecodable, deadLetters())
        .defaultBranch(Branched.withConsumer(this::journeys, "decoded"));
  }

  private static KStream<byte[], byte[]> events(StreamsBuilder builder) {
    return builder.stream(
        Topics.events().stream().map(Topic::name).toList(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events"));
  }

  private Branched<byte[], DecodeResult> deadLetters() {
    return Branched.withConsumer(
        readings ->
            readings
                .peek((_, _) -> counters.deadLetter(), Named.as("count-dead-letters"))
                .process(DeadLetterStep::new, Named.as("to-dead-letter"))
                .to(
                    Topics.DEAD_LETTERS.name(),
                    Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters")),
        "undecodable");
  }

  private void journeys(KStream<byte[], DecodeResult> readings) {
    readings
        .process(JourneyStep.supplier(settings, counters), Named.as("journey"))
        .split(Named.as("findings-"))
        .branch((_, finding) -> finding instanceof JourneyOutput.Explained, loops())
        .defaultBranch(Branched.withConsumer(this::summaries, "changed"));
  }

  private static Branched<byte[], JourneyOutput> loops() {
    return Branched.withConsumer(
        findings ->
            findings
                .process(ExplainedStep::new, Named.as("explained"))
                .to(
                    Topics.LOOPS.name(),
                    Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("loops")),
        "explained");
  }

  private void summaries(KStream<byte[], JourneyOutput> findings) {
    findings
        .process(ChangesStep::new, Named.as("changes"))
        .repartition(
            Repartitioned.with(ChangesSerdes.FAMILY, ChangesSerdes.CHANGES)
                .withName("facts")
                .withNumberOfPartitions(partitions))
        .process(TotalsStep.supplier(totals(), counters, republication), Named.as("totals"))
        .to(
            Topics.SUMMARIES.name(),
            Produced.with(
                    Serdes.Bytes(), Serdes.ByteArray(), (_, key, _, all) -> partition(key, all))
                .withName("summaries"));
  }

  private TotalsStep.Settings totals() {
    return new TotalsStep.Settings(
        settings.calendar(), KeepPeriods.of(settings.bounds().horizon()), hotTotals);
  }

  /** All pages of a cell go where its first one goes, so that they are read in their order. */
  private static Optional<Set<Integer>> partition(Bytes key, int partitions) {
    byte[] first = CellCodec.firstPage(key.get());
    return Optional.of(Set.of(BuiltInPartitioner.partitionForKey(first, partitions)));
  }
}
