package io.millrace.insights.orders.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.wire.LoopCodec;
import io.millrace.events.wire.LoopKeyCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.topic.Edition;
import io.millrace.insights.topic.RecordDecoder;
import io.millrace.insights.topic.UndecodableRecords;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Decodes records of explained orders. It counts and skips records that it cannot decode. */
@Component
class LoopsDecoder implements RecordDecoder<OrderRevision> {
  private final UndecodableRecords undecodable;

  LoopsDecoder(MeterRegistry meters) {
    undecodable =
        new UndecodableRecords(
            meters,
            "millrace.insights.orders.undecodable",
            "records of explained orders that could not be read");
  }

  @Override
  public Optional<OrderRevision> decode(ConsumerRecord<byte[], byte[]> record, Edition edition) {
    if (record.key() == null) {
      return undecodable.skip(record, "key", "no key");
    }
    LoopKey key;
    try {
      key = LoopKeyCodec.decode(record.key());
    } catch (UndecodableException e) {
      return undecodable.skip(record, "key", String.valueOf(e.getMessage()));
    }
    try {
      Optional<ExplainedOrder> order =
          record.value() == null ? Optional.empty() : Optional.of(LoopCodec.decode(record.value()));
      return Optional.of(
          new OrderRevision(
              key,
              edition.revision(record.offset()),
              Instant.ofEpochMilli(record.timestamp()),
              order));
    } catch (UndecodableException e) {
      return undecodable.skip(record, "value", String.valueOf(e.getMessage()));
    }
  }
}
