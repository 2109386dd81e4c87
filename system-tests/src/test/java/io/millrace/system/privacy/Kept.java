package io.millrace.system.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.millrace.standalone.broker.EmbeddedBroker;
import io.millrace.standalone.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.RawBsonDocument;

/** Everything that a stopped Millrace keeps, piece by piece: a name and its bytes. */
final class Kept {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Path data;

  Kept(Path data) {
    this.data = data;
  }

  /** Every file as it lies there: logs, the aggregator's state, segments, the store. */
  void files(BiConsumer<String, byte[]> look) {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        look.accept(data.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every record of every topic, also of internal ones and of transactions that were given up. */
  void records(BiConsumer<String, ConsumerRecord<byte[], byte[]>> look) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"));
        KafkaConsumer<byte[], byte[]> consumer = consumer(broker)) {
      List<TopicPartition> all = new ArrayList<>();
      consumer
          .listTopics()
          .forEach(
              (topic, parts) ->
                  parts.forEach(part -> all.add(new TopicPartition(topic, part.partition()))));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer.poll(POLL).forEach(record -> look.accept(record.topic(), record));
      }
    }
  }

  /** Every document of the store. */
  void documents(BiConsumer<String, byte[]> look) {
    try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"));
        MongoClient client = MongoClients.create(store.uri())) {
      MongoDatabase database = client.getDatabase("millrace");
      for (String name : database.listCollectionNames()) {
        for (RawBsonDocument document :
            database.getCollection(name, RawBsonDocument.class).find()) {
          look.accept("collection " + name, bytes(document));
        }
      }
    }
  }

  /** Key, value and headers of a record, for looking into. */
  static byte[] bytes(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder headers = new StringBuilder();
    record.headers().forEach(header -> headers.append(header.key()).append(text(header.value())));
    return latin1(text(record.key()) + '\0' + text(record.value()) + '\0' + headers);
  }

  private static String text(byte[] value) {
    return Optional.ofNullable(value).map(bytes -> new String(bytes, ISO_8859_1)).orElse("");
  }

  private static byte[] latin1(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] bytes(RawBsonDocument document) {
    byte[] bytes = new byte[document.getByteBuffer().remaining()];
    document.getByteBuffer().get(bytes);
    return bytes;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(EmbeddedBroker broker) {
    Map<String, Object> settings = broker.client();
    settings.put(ConsumerConfig.EXCLUDE_INTERNAL_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
