package io.millrace.insights.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.events.cell.Cell;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.topic.Edition;
import io.millrace.insights.topic.RecordDecoder;
import io.millrace.insights.topic.UndecodableRecords;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Decodes records of the summaries topic. It counts and skips records that it cannot decode. */
@Component
class SummaryDecoder implements RecordDecoder<CellRevision> {
  private static final Duration[] DELAYS =
      LongStream.of(100, 250, 500, 1_000, 1_500, 2_500, 5_000, 15_000, 60_000, 600_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final UndecodableRecords undecodable;
  private final Timer delay;
  private final Clock clock;

  SummaryDecoder(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    undecodable =
        new UndecodableRecords(
            meters,
            "millrace.insights.undecodable",
            "summaries records that could not be read and were skipped");
    delay =
        Timer.builder("millrace.insights.event.delay")
            .description("from the newest event in a cell until the cell is read here")
            .serviceLevelObjectives(DELAYS)
            .register(meters);
  }

  @Override
  public Optional<CellRevision> decode(ConsumerRecord<byte[], byte[]> record, Edition edition) {
    if (record.key() == null) {
      return undecodable.skip(record, "key", "no key");
    }
    Optional<CellBytes> contents;
    try {
      contents = contents(record);
    } catch (UndecodableException e) {
      return undecodable.skip(record, "value", String.valueOf(e.getMessage()));
    }
    try {
      Cell cell = CellCodec.decodeKey(record.key());
      contents.map(CellBytes::asOf).ifPresent(this::measure);
      return Optional.of(
          new CellRevision(cell, record.partition(), edition.revision(record.offset()), contents));
    } catch (UndecodableException e) {
      return undecodable.skip(record, "key", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<CellBytes> contents(ConsumerRecord<byte[], byte[]> record)
      throws UndecodableException {
    return record.value() == null
        ? Optional.empty()
        : Optional.of(CellBytes.ofPacked(record.value()));
  }

  private void measure(long newestEventMs) {
    delay.record(Math.max(0, clock.millis() - newestEventMs), TimeUnit.MILLISECONDS);
  }
}
