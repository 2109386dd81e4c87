package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.bench.flink.PeerJob;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.kafka.testing.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Measures the {@link PeerJob} like {@link AggregatorBench} measures the aggregator: the same
 * events, the same broker in the same process, and the same arguments. With {@code totals=FILE}
 * both write the numbers that both compute; the files must be equal.
 */
final class FlinkBench {
  private FlinkBench() {}

  public static void main(String... args) throws Exception {
    Options options = AggregatorBench.options(args);
    int events = options.number("events", AggregatorBench.EVENTS);
    Path state = Files.createTempDirectory("millrace-bench");
    try (TestBroker broker = TestBroker.start()) {
      String servers = broker.bootstrapServers();
      new Filling(servers, Filling.PARTITIONS).fill(AggregatorBench.arrivals(options), events);
      createTopic(servers);
      CompletableFuture<Void> job =
          CompletableFuture.runAsync(() -> run(servers, options.number("threads", 2), state));
      SteadyRate rate = new SteadyRate(options, FlinkBench::awaitCounted);
      double steady = rate.measure(events);
      System.out.printf("flink                %,10.0f events/s%n", steady);
      job.join();
      DayNumbers.write(options, () -> numbers(servers));
    }
    System.exit(0);
  }

  private static long awaitCounted(long events, Duration atMost) throws InterruptedException {
    long begin = System.nanoTime();
    while (PeerJob.counted() < events && System.nanoTime() - begin < atMost.toNanos()) {
      Thread.sleep(20);
    }
    return PeerJob.counted();
  }

  private static void run(String servers, int threads, Path state) {
    try {
      List<String> topics = Topics.events().stream().map(Topic::name).toList();
      PeerJob.run(servers, topics, threads, state);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void createTopic(String servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(PeerJob.TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static SortedMap<String, Long> numbers(String servers) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(PeerJob.TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      SortedMap<String, Long> numbers = new TreeMap<>();
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record ->
                    numbers.put(
                        new String(record.key(), UTF_8),
                        Long.valueOf(new String(record.value(), UTF_8))));
      }
      return numbers;
    }
  }
}
