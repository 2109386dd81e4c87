package io.millrace.bench.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The job: it reads the event topics from the beginning to their present end, exactly once, with
 * state in RocksDB, and writes the numbers of each day to a topic. Records have the key {@code
 * platform day measure} and the number as text.
 *
 * <p>It does much less than the aggregator: one grain, one model, no refunds, no repeated events,
 * no corrections, no events that are later than the watermark, and nothing about a pair of
 * platforms but the credit.
 */
public final class PeerJob {
  /** The topic with the results. */
  public static final String TOPIC = "bench.flink";

  /** Events that are later are lost. The traffic of the bench is at most 10 minutes late. */
  private static final Duration LATEST = Duration.ofMinutes(11);

  private static final Duration CHECKPOINT = Duration.ofSeconds(1);

  private PeerJob() {}

  /** How many events the job has counted in this process. */
  public static long counted() {
    return JourneyFunction.COUNTED.sum();
  }

  /**
   * Runs the job to its end.
   *
   * @param state a folder for state and checkpoints
   */
  public static void run(String bootstrapServers, List<String> topics, int parallelism, Path state)
      throws Exception {
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration(state));
    flink.enableCheckpointing(CHECKPOINT.toMillis());
    flink.getConfig().enableObjectReuse();
    KafkaSource<PeerEvent> source =
        KafkaSource.<PeerEvent>builder()
            .setBootstrapServers(bootstrapServers)
            .setTopics(topics)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setDeserializer(new PeerEvent.Schema())
            .build();
    flink
        .fromSource(
            source,
            WatermarkStrategy.<PeerEvent>forBoundedOutOfOrderness(LATEST)
                .withTimestampAssigner((event, _) -> event.at),
            "events")
        .keyBy(new ByVisitor())
        .process(new JourneyFunction())
        .keyBy(new ByNumber())
        .process(new TotalsFunction())
        .sinkTo(sink(bootstrapServers));
    flink.execute("peer");
  }

  private static Configuration configuration(Path state) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.toUri().toString());
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    return configuration;
  }

  private static KafkaSink<Fact> sink(String bootstrapServers) {
    return KafkaSink.<Fact>builder()
        .setBootstrapServers(bootstrapServers)
        .setRecordSerializer(
            (KafkaRecordSerializationSchema<Fact>)
                (fact, _, _) ->
                    new ProducerRecord<>(
                        TOPIC,
                        (fact.platform + " " + fact.day + " " + fact.measure).getBytes(UTF_8),
                        Long.toString(fact.delta).getBytes(UTF_8)))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("bench-flink")
        .setProperty("transaction.timeout.ms", "600000")
        .build();
  }

  private static final class ByVisitor implements KeySelector<PeerEvent, Tuple2<Long, Long>> {
    private static final long serialVersionUID = 1;

    @Override
    public Tuple2<Long, Long> getKey(PeerEvent event) {
      return Tuple2.of(event.visitorHigh, event.visitorLow);
    }
  }

  private static final class ByNumber implements KeySelector<Fact, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String getKey(Fact fact) {
      return fact.platform + " " + fact.day + " " + fact.measure;
    }
  }
}
