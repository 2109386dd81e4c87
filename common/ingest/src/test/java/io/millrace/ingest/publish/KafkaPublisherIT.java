package io.millrace.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import io.millrace.events.identity.IdentityStatement;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.IdentityCodec;
import io.millrace.ingest.Samples;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.util.unit.DataSize;

class KafkaPublisherIT extends EventPublisherContract {
  private static final ProducerSettings SETTINGS =
      new ProducerSettings(
          Duration.ofMillis(500),
          Duration.ofSeconds(3),
          Duration.ofMillis(2),
          DataSize.ofMegabytes(4),
          Duration.ofMillis(200));

  private static final List<Topic> TOPICS =
      List.of(Topics.events(Domain.CONTENT), Topics.IDENTITIES);

  private static TestBroker broker;
  private static BrokerWatch watch;
  private static DefaultKafkaProducerFactory<byte[], byte[]> producers;
  private static KafkaPublisher publisher;

  @BeforeAll
  static void connect() {
    broker = TestBroker.start();
    watch = BrokerWatch.connect(broker.client(), new TopicLayout(4, (short) 1), TOPICS);
    watch.start();
    producers = new DefaultKafkaProducerFactory<>(broker.client());
    SETTINGS.applyTo(producers);
    publisher = new KafkaPublisher(producers, SETTINGS.pause(), watch::topicsReady);
  }

  @AfterAll
  static void disconnect() {
    producers.destroy();
    watch.close();
    broker.close();
  }

  @Override
  EventPublisher publisher() {
    return publisher;
  }

  @Override
  List<Event> published() {
    return records().stream().map(TopicReader::event).toList();
  }

  @Override
  void breakDown() {
    broker.stop();
  }

  @Override
  void recover() {
    broker.restart();
  }

  @Test
  void keysByVisitorAndStampsWithTheTimeOfReceipt() throws Exception {
    long before = System.currentTimeMillis();
    Event event = Samples.event("stamped", EventType.VIEW);

    publisher.publish(List.of(event)).toCompletableFuture().get(10, TimeUnit.SECONDS);

    ConsumerRecord<byte[], byte[]> last = records().getLast();
    assertThat(last.key()).isEqualTo(event.envelope().visitor().toBytes());
    assertThat(last.timestamp()).isBetween(before, System.currentTimeMillis());
  }

  @Test
  void writesIdentityStatementsToTheirTopicOnly() throws Exception {
    IdentityStatement statement =
        new IdentityStatement(
            IdentityStatement.Kind.LINK,
            new Visitor(1, 2),
            Optional.of(new Visitor(3, 4)),
            Optional.empty(),
            7,
            "segment",
            "alias",
            false);

    Acknowledgements written =
        publisher
            .publishIdentities(List.of(statement))
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);

    assertThat(written.acknowledged(0)).isTrue();
    ConsumerRecord<byte[], byte[]> last =
        TopicReader.readAll(broker.bootstrapServers(), Topics.IDENTITIES.name()).getLast();
    assertThat(last.key()).isEqualTo(IdentityCodec.key(statement));
    assertThat(IdentityCodec.decode(last.value())).isEqualTo(statement);
  }

  private static List<ConsumerRecord<byte[], byte[]>> records() {
    return TopicReader.readAll(broker.bootstrapServers(), Topics.events(Domain.CONTENT).name());
  }
}
