package io.millrace.insights.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.Contents;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads records of the summaries. Those that cannot be read are counted and passed over. */
@Component
class SummaryDecoder {
  private static final Logger log = LoggerFactory.getLogger(SummaryDecoder.class);

  private final Set<Reason> logged = ConcurrentHashMap.newKeySet();
  private final Counter undecodable;

  SummaryDecoder(MeterRegistry meters) {
    undecodable =
        Counter.builder("millrace.insights.undecodable")
            .description("summaries records that could not be read and were passed over")
            .register(meters);
  }

  Optional<CellRevision> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return passOver(record, Reason.NO_KEY, "no key");
    }
    Optional<Contents> contents;
    try {
      contents = contents(record);
    } catch (UndecodableException e) {
      return passOver(record, Reason.VALUE, String.valueOf(e.getMessage()));
    }
    try {
      return Optional.of(
          new CellRevision(
              CellCodec.decodeKey(record.key()), record.partition(), record.offset(), contents));
    } catch (UndecodableException e) {
      return passOver(record, Reason.KEY, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Contents> contents(ConsumerRecord<byte[], byte[]> record)
      throws UndecodableException {
    return record.value() == null
        ? Optional.empty()
        : Optional.of(Contents.ofPacked(record.value()));
  }

  private Optional<CellRevision> passOver(
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

  /** Why a record cannot be read; logged once each, however many follow. */
  private enum Reason {
    NO_KEY,
    KEY,
    VALUE
  }
}
