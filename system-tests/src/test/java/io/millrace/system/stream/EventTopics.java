package io.millrace.system.stream;

import io.millrace.events.Event;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.TopicSetup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts events where the ingest services put them. */
final class EventTopics implements AutoCloseable {
  static final int PARTITIONS = 4;

  private final KafkaProducer<byte[], byte[]> producer;
  private volatile Optional<Exception> failure = Optional.empty();

  /** Topics of that broker, made when they are not there. */
  EventTopics(Map<String, Object> client) {
    List<Topic> topics = new ArrayList<>(Topics.events());
    topics.add(Topics.SUMMARIES);
    topics.add(Topics.LOOPS);
    try (Admin admin = Admin.create(client)) {
      new TopicSetup(admin, new TopicLayout(PARTITIONS, (short) 1)).ensure(topics);
    }
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("linger.ms", 20);
    settings.put("compression.type", "lz4");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends these and waits until the broker has them. */
  void send(Collection<Event> events) {
    events.forEach(this::send);
    flush();
  }

  /** Sends it soon. */
  void send(Event event) {
    sendRaw(
        new ProducerRecord<>(
            Topics.events(event.envelope().type().domain()).name(),
            event.envelope().visitor().toBytes(),
            EventCodec.encode(event)));
  }

  /** Sends a record soon, whatever it is. */
  void sendRaw(ProducerRecord<byte[], byte[]> record) {
    var _ =
        producer.send(record, (_, error) -> failure = Optional.ofNullable(error).or(() -> failure));
  }

  /** Waits until the broker has everything. */
  void flush() {
    producer.flush();
    failure.ifPresent(
        error -> {
          throw new IllegalStateException(error);
        });
  }

  @Override
  public void close() {
    producer.close();
  }
}
