package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Totals;
import io.millrace.kafka.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The aggregator as it runs, on a real broker. */
class AggregatorIT {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int VISITORS = 300;
  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  private static TestBroker broker;

  @TempDir private Path directory;

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void summariesEqualTheBatchAcrossARestartWithLostState() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(3, visitor), visitor, 30));
    }
    List<Event> sent = new ArrayList<>(events);
    sent.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(sent, new Random(1));
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);

    try (ConfigurableApplicationContext _ = aggregator("first")) {
      send(sent.subList(0, sent.size() / 2));
    }
    try (ConfigurableApplicationContext _ = aggregator("second")) {
      send(sent.subList(sent.size() / 2, sent.size()));
      try (SummariesReader summaries = new SummariesReader(broker.bootstrapServers(), UTC)) {
        await()
            .atMost(CATCH_UP)
            .untilAsserted(() -> assertThat(summaries.read().differences(expected)).isEmpty());
      }
    }
  }

  private ConfigurableApplicationContext aggregator(String stateDir) {
    return AggregatorApplication.start(
        "--server.port=0",
        "--millrace.kafka.bootstrap-servers=" + broker.bootstrapServers(),
        "--millrace.aggregator.horizon=0",
        "--millrace.aggregator.state-dir=" + directory.resolve(stateDir));
  }

  private static void send(List<Event> events) throws Exception {
    await().atMost(CATCH_UP).until(AggregatorIT::topicsAreThere);
    Map<String, Object> client =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> acknowledgements =
          events.stream().map(AggregatorIT::record).map(producer::send).toList();
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        Topics.events(event.head().type().domain()).name(),
        event.head().visitor().toBytes(),
        EventCodec.encode(event));
  }

  private static boolean topicsAreThere() throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
      return admin.listTopics().names().get().contains(Topics.DEAD_LETTERS.name());
    }
  }
}
