package io.millrace.aggregator;

import io.millrace.aggregator.generation.Generation;
import io.millrace.events.topic.Topic;
import io.millrace.events.wire.RecordBounds;
import io.millrace.kafka.KafkaSettings;
import io.millrace.kafka.TopicSafety;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Builds the Kafka Streams settings that the guarantees depend on. */
final class StreamProperties {
  /** How long after its last sign of life the group counts a process as gone. */
  static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

  private static final int TRANSACTION_TIMEOUT_MS = 10_000;
  private static final long LATEST_COMMIT_MS = 5_000;

  private StreamProperties() {}

  /**
   * The settings for a stream of a generation.
   *
   * @param settings of the aggregator
   * @param kafka the layout of topics
   * @param connection the settings to connect to Kafka; the settings of this class take precedence
   * @param generation of the stream
   */
  static Properties of(
      AggregatorSettings settings,
      KafkaSettings kafka,
      Map<String, Object> connection,
      Generation generation) {
    Properties properties = new Properties();
    properties.putAll(connection);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, generation.applicationId());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // Tasks request their commits (CommitHook). This interval is for tasks that request none.
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, LATEST_COMMIT_MS);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.replication());
    properties.put(
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
    properties.put(BoundedRocksDb.CACHE_BYTES, settings.storeMemory());
    properties.put(StreamsConfig.topicPrefix(Topic.MAX_MESSAGE_BYTES), RecordBounds.TOPIC);
    new TopicSafety(kafka.layout())
        .settings()
        .forEach((name, value) -> properties.put(StreamsConfig.topicPrefix(name), value));
    consumer(properties, settings);
    producer(properties);
    return properties;
  }

  private static void consumer(Properties properties, AggregatorSettings settings) {
    settings
        .instanceId()
        .ifPresent(id -> consumer(properties, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
    consumer(properties, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer(properties, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    consumer(properties, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, RecordBounds.TOPIC);
    consumer(properties, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, RecordBounds.FETCH);
    int session = (int) SESSION_TIMEOUT.toMillis();
    // The default of 45 s alone would break the promised recovery after a crash.
    consumer(properties, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    // A member learns of a rebalance by its next heartbeat.
    consumer(properties, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 6);
  }

  private static void producer(Properties properties) {
    producer(properties, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer(properties, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordBounds.TOPIC);
    producer(properties, ProducerConfig.LINGER_MS_CONFIG, 20);
    producer(properties, ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    producer(properties, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
  }

  private static void consumer(Properties properties, String key, Object value) {
    properties.put(StreamsConfig.consumerPrefix(key), value);
  }

  private static void producer(Properties properties, String key, Object value) {
    properties.put(StreamsConfig.producerPrefix(key), value);
  }
}
