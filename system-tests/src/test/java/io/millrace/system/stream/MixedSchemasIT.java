package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.events.wire.proto.EventRecord;
import io.millrace.system.TestProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F16: events as an older version wrote them, as this one does, and with fields that only a newer
 * one knows, mixed on the same partitions.
 */
@Tag("faults")
class MixedSchemasIT {
  private static final int EVENTS = Scale.of(6_000, 300_000);
  private static final int EVENTS_PER_SECOND = Scale.of(600, 500);
  private static final int NEWER_FIELD = 901;
  private static final String CHANNEL = "search";
  private static final String REGION = "cn";

  @TempDir private Path folder;

  @Test
  void allAreCountedAlikeAndNoFieldIsLost() throws Exception {
    Marker marker = new Marker();
    int visitors = EVENTS / Traffic.EVENTS_A_VISITOR;
    try (Cluster cluster = new Cluster(folder, "aggregator.threads=1")) {
      TestProcess aggregator = cluster.start("a");
      marker.catchUp(cluster);
      long newer = 0;
      long begin = System.nanoTime();
      int sent = 0;
      for (int visitor = 0; visitor < visitors; visitor++) {
        for (Event event : Traffic.of(visitor)) {
          newer += sent % 3 == 0 ? 1 : 0;
          cluster.topics().sendRaw(record(event, sent));
          PacedSending.waitUntil(begin + ++sent * 1_000_000_000L / EVENTS_PER_SECOND);
        }
      }
      cluster.topics().flush();
      marker.catchUp(cluster);

      Expectation expectation = new Expectation().add(marker.sent());
      for (int visitor = 0; visitor < visitors; visitor += 1_000) {
        expectation.add(read(Traffic.of(visitor, Math.min(1_000, visitors - visitor))));
      }
      cluster.awaitEqual(expectation.totals());
      assertThat(end(cluster, Topics.DEAD_LETTERS)).as("records that were not read").isZero();
      assertThat(withNewerField(cluster)).isEqualTo(newer);
      assertThat(aggregator.log()).doesNotContain("a stream thread died");
      System.out.printf(
          Locale.ROOT, "F16: %,d events of three versions, none unread, fields kept%n", sent);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Event event, int number) {
    EventRecord now = written(event);
    EventRecord sent =
        switch (number % 3) {
          case 0 -> newer(now);
          case 1 -> older(now);
          default -> now;
        };
    return new ProducerRecord<>(
        Topics.events(event.envelope().type().domain()).name(),
        event.envelope().visitor().toBytes(),
        sent.toByteArray());
  }

  /** As this version writes it, with a channel and a region that the catalog knows. */
  private static EventRecord written(Event event) {
    try {
      return EventRecord.parseFrom(EventCodec.encode(event)).toBuilder()
          .setChannel(CHANNEL)
          .setCountedChannel(CHANNEL)
          .setRegion(REGION)
          .setCountedRegion(REGION)
          .build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What all three say. */
  private static List<Event> read(List<Event> events) {
    return events.stream().map(MixedSchemasIT::read).toList();
  }

  private static Event read(Event event) {
    try {
      return EventCodec.decode(event.envelope().visitor(), written(event).toByteArray());
    } catch (UndecodableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EventRecord newer(EventRecord now) {
    UnknownFieldSet field =
        UnknownFieldSet.newBuilder()
            .addField(NEWER_FIELD, UnknownFieldSet.Field.newBuilder().addVarint(5).build())
            .build();
    return now.toBuilder().setUnknownFields(field).build();
  }

  /** Before channel and region were decided at ingest, there was one of each. */
  private static EventRecord older(EventRecord now) {
    return now.toBuilder().clearCountedChannel().clearCountedRegion().build();
  }

  private static long withNewerField(Cluster cluster) throws InvalidProtocolBufferException {
    long found = 0;
    for (Domain domain : Domain.values()) {
      Topic topic = Topics.events(domain);
      try (KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
        List<TopicPartition> partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
            UnknownFieldSet unknown = EventRecord.parseFrom(record.value()).getUnknownFields();
            found += unknown.hasField(NEWER_FIELD) ? 1 : 0;
          }
        }
      }
    }
    return found;
  }

  private static long end(Cluster cluster, Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
      return consumer.endOffsets(partitions(consumer, topic)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
    return Optional.ofNullable(consumer.partitionsFor(topic.name())).orElse(List.of()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Cluster cluster) {
    return new KafkaConsumer<>(
        new HashMap<>(cluster.client()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
