package io.millrace.bench;

import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Measures the costs below which the aggregator cannot go: reading the event topics, and reading
 * and writing them with the processing guarantee and the commit interval of the aggregator.
 */
final class Floors {
  private static final String COPY = "bench.copy";
  private static final List<String> EVENTS = Topics.events().stream().map(Topic::name).toList();

  private final String bootstrapServers;
  private final int events;

  Floors(String bootstrapServers, int events) {
    this.bootstrapServers = bootstrapServers;
    this.events = events;
  }

  /** Events per second that a consumer without other work reads. */
  double consumer() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 2_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          EVENTS.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      long begin = System.nanoTime();
      long read = 0;
      while (read < events) {
        read += consumer.poll(Duration.ofMillis(100)).count();
      }
      return read / seconds(begin);
    }
  }

  /** Events per second that Kafka Streams copies, exactly once, without other work. */
  double passThrough(int threads) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(COPY, Filling.PARTITIONS, (short) 1))).all().get();
    }
    LongAdder copied = new LongAdder();
    CountDownLatch quarter = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(1);
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(EVENTS, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .peek(
            (_, _) -> {
              copied.increment();
              long now = copied.sum();
              if (now >= events / 4) {
                quarter.countDown();
              }
              if (now >= events) {
                all.countDown();
              }
            })
        .to(COPY, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    try (KafkaStreams stream = new KafkaStreams(builder.build(), properties(threads))) {
      stream.start();
      quarter.await();
      long begin = System.nanoTime();
      long before = copied.sum();
      all.await();
      return (events - before) / seconds(begin);
    }
  }

  private Properties properties(int threads) throws Exception {
    Path state = Files.createTempDirectory("millrace-bench");
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-copy");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    properties.put(StreamsConfig.consumerPrefix("max.poll.records"), 2_000);
    properties.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
    properties.put(StreamsConfig.producerPrefix("linger.ms"), 20);
    properties.put(StreamsConfig.producerPrefix("batch.size"), 128 << 10);
    return properties;
  }

  private static double seconds(long beginNanos) {
    return (System.nanoTime() - beginNanos) / 1e9;
  }
}
