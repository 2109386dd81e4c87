package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.aggregator.topology.Republication;
import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.generation.ResultPlacement;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.LoopKeyCodec;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.kafka.GenerationClaim;
import io.millrace.kafka.GenerationReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Results stay on the partitions that the record of the data names, whatever version writes. */
class ResultPlacementIT {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int PARTITIONS = 4;
  private static final int VISITORS = 20;

  @TempDir private Path directory;

  private TestAggregators aggregators;

  @BeforeEach
  void startBroker() {
    aggregators = new TestAggregators(directory);
  }

  @AfterEach
  void stopBroker() {
    aggregators.close();
  }

  @Test
  void newDataIsPlacedByTask() throws Exception {
    assertCounted(events(), ResultPlacement.BY_TASK);
  }

  /** Its record states no placement. */
  @Test
  void dataOfAnOlderVersionStaysOnThePartitionsOfItsKeys() throws Exception {
    try (ConfigurableApplicationContext context = aggregators.start("state")) {
      TestAggregators.generation(context);
    }
    declareOlder();

    assertCounted(events(), ResultPlacement.BY_KEY);
    try (ConfigurableApplicationContext context =
        aggregators.start("state", "--millrace.aggregator.republish=once")) {
      Republication republication = context.getBean(Republication.class);
      await().atMost(TestAggregators.CATCH_UP).until(() -> republication.isDone(PARTITIONS));
    }
    assertPlaced(ResultPlacement.BY_KEY);
  }

  private static byte[] placed(ConsumerRecord<byte[], byte[]> record, ResultPlacement placement) {
    boolean isOrder = record.topic().equals(Topics.LOOPS.name());
    return switch (placement) {
      case BY_KEY -> isOrder ? record.key() : CellCodec.firstPage(record.key());
      case BY_TASK -> isOrder ? LoopKeyCodec.visitor(record.key()) : CellCodec.family(record.key());
    };
  }

  private void declareOlder() {
    try (GenerationReader reader = new GenerationReader(aggregators.client());
        GenerationClaim claim = GenerationClaim.take(aggregators.client(), reader)) {
      GenerationRecord now = claim.read().orElseThrow().record();
      claim.write(
          new GenerationRecord(
              now.calculation(),
              now.rebuilds(),
              now.clearing(),
              now.republications(),
              now.withdrawing(),
              ResultPlacement.BY_KEY));
    }
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(3, visitor), visitor, 30));
    }
    return events;
  }

  private void assertCounted(List<Event> events, ResultPlacement placement) throws Exception {
    try (ConfigurableApplicationContext context = aggregators.start("state")) {
      TestAggregators.generation(context);
      aggregators.send(events);
      aggregators.awaitCells(UTC, events);
    }
    assertPlaced(placement);
  }

  private void assertPlaced(ResultPlacement placement) {
    Set<Integer> used = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : results()) {
      assertThat(record.partition())
          .isEqualTo(BuiltInPartitioner.partitionForKey(placed(record, placement), PARTITIONS));
      used.add(record.partition());
    }
    assertThat(used).hasSize(PARTITIONS);
  }

  private List<ConsumerRecord<byte[], byte[]>> results() {
    List<TopicPartition> partitions =
        Stream.of(Topics.SUMMARIES.name(), Topics.LOOPS.name())
            .flatMap(
                topic ->
                    Stream.iterate(0, p -> p < PARTITIONS, p -> p + 1)
                        .map(p -> new TopicPartition(topic, p)))
            .toList();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<String, Object> client = aggregators.client();
    client.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(500)).forEach(records::add);
      }
    }
    return records;
  }
}
