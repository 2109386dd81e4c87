package io.millrace.insights.orders.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.wire.LoopCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.orders.store.OrderRevision;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decodes records of explained orders. It counts and skips records that it cannot decode. */
@Component
class LoopsDecoder {
  private static final Logger log = LoggerFactory.getLogger(LoopsDecoder.class);

  private final Counter undecodable;

  LoopsDecoder(MeterRegistry meters) {
    undecodable =
        Counter.builder("millrace.insights.orders.undecodable")
            .description("records of explained orders that could not be read")
            .register(meters);
  }

  Optional<OrderRevision> decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(read(record));
    } catch (UndecodableException e) {
      if (undecodable.count() == 0) {
        log.warn(
            "{}-{}@{} cannot be read: {}; further ones are only counted",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
      }
      undecodable.increment();
      return Optional.empty();
    }
  }

  private static OrderRevision read(ConsumerRecord<byte[], byte[]> record)
      throws UndecodableException {
    if (record.key() == null) {
      throw new UndecodableException("no key");
    }
    Optional<ExplainedOrder> order =
        record.value() == null ? Optional.empty() : Optional.of(LoopCodec.decode(record.value()));
    return new OrderRevision(
        LoopCodec.decodeKey(record.key()),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        order);
  }
}
