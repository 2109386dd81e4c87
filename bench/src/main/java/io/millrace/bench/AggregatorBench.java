package io.millrace.bench;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.events.Event;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.kafka.KafkaSettings;
import io.millrace.kafka.TopicSetup;
import io.millrace.kafka.testing.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Fills the event topics, starts the aggregator and measures how long it takes until every event is
 * in the committed summaries. Arguments: events (default 500 000), visitors (default 50 000).
 */
final class AggregatorBench {
  private AggregatorBench() {}

  public static void main(String... args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
    int visitors = args.length > 1 ? Integer.parseInt(args[1]) : 50_000;
    try (TestBroker broker = TestBroker.start()) {
      fill(broker, events, visitors);
      Path state = Files.createTempDirectory("millrace-bench");
      try (ConfigurableApplicationContext _ =
          AggregatorApplication.start(
              "--server.port=0",
              "--logging.level.root=WARN",
              "--millrace.kafka.bootstrap-servers=" + broker.bootstrapServers(),
              "--millrace.aggregator.state-dir=" + state)) {
        measure(broker, events);
      }
    }
    System.exit(0);
  }

  private static void fill(TestBroker broker, int events, int visitors) throws Exception {
    Map<String, Object> client =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            128 << 10);
    KafkaSettings settings = new KafkaSettings(broker.bootstrapServers(), 4, (short) 1, Map.of());
    try (Admin admin = Admin.create(settings.client())) {
      new TopicSetup(admin, settings.layout()).ensure(Topics.events());
    }
    World world = new World(7, visitors);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        Event event = world.event();
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.events(event.head().type().domain()).name(),
                    event.head().visitor().toBytes(),
                    EventCodec.encode(event)));
      }
    }
  }

  private static void measure(TestBroker broker, int events) {
    try (CountedEvents counted = new CountedEvents(broker.bootstrapServers())) {
      long quarter = counted.awaitAtLeast(events / 4);
      long reached = counted.total();
      long end = counted.awaitAtLeast(events);
      double seconds = (end - quarter) / 1e9;
      System.out.printf(
          "%d events, the last %d of them in %.1f s: %.0f events/s through the aggregator%n",
          events, events - reached, seconds, (events - reached) / seconds);
    }
  }
}
