package io.millrace.insights.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.events.cell.Cell;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decodes records of the summaries topic. It counts and skips records that it cannot decode. */
@Component
class SummaryDecoder {
  private static final Logger log = LoggerFactory.getLogger(SummaryDecoder.class);

  private static final Duration[] DELAYS =
      LongStream.of(100, 250, 500, 1_000, 1_500, 2_500, 5_000, 15_000, 60_000, 600_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Set<Reason> logged = ConcurrentHashMap.newKeySet();
  private final Counter undecodable;
  private final Timer delay;
  private final Clock clock;

  SummaryDecoder(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    undecodable =
        Counter.builder("millrace.insights.undecodable")
            .description("summaries records that could not be read and were skipped")
            .register(meters);
    delay =
        Timer.builder("millrace.insights.event.delay")
            .description("from the newest event in a cell until the cell is read here")
            .serviceLevelObjectives(DELAYS)
            .register(meters);
  }

  Optional<CellRevision> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return skip(record, Reason.NO_KEY, "no key");
    }
    Optional<CellBytes> contents;
    try {
      contents = contents(record);
    } catch (UndecodableException e) {
      return skip(record, Reason.VALUE, String.valueOf(e.getMessage()));
    }
    try {
      Cell cell = CellCodec.decodeKey(record.key());
      contents.map(CellBytes::asOf).ifPresent(this::measure);
      return Optional.of(new CellRevision(cell, record.partition(), record.offset(), contents));
    } catch (UndecodableException e) {
      return skip(record, Reason.KEY, String.valueOf(e.getMessage()));
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

  private Optional<CellRevision> skip(
      ConsumerRecord<byte[], byte[]> record, Reason reason, String detail) {
    undecodable.increment();
    if (logged.add(reason)) {
      log.warn(
          "{}-{}@{} cannot be read: {}; further ones with a bad {} are only counted",
          record.topic(),
          record.partition(),
          record.offset(),
          detail,
          reason);
    }
    return Optional.empty();
  }

  /** The reason why a record cannot be decoded. Each reason is logged once only. */
  private enum Reason {
    NO_KEY,
    KEY,
    VALUE
  }
}
