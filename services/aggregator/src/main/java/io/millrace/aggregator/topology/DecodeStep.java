package io.millrace.aggregator.topology;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.wire.DeadLetterCodec;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.UndecodableException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records into events. An undecodable record does not stop the stream: it is forwarded with
 * its reason.
 */
final class DecodeStep extends ContextualProcessor<byte[], byte[], byte[], DecodeResult> {
  private final Catalog catalog;

  DecodeStep(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    context().forward(record.withValue(read(record.key(), record.value())));
  }

  private DecodeResult read(byte @Nullable [] key, byte @Nullable [] value) {
    if (key == null || value == null) {
      return undecodable(key == null ? "no key" : "no value", key, value);
    }
    try {
      return new DecodeResult.Decoded(event(key, value));
    } catch (UndecodableException e) {
      return undecodable(String.valueOf(e.getMessage()), key, value);
    }
  }

  private Event event(byte[] key, byte[] value) throws UndecodableException {
    Event event = EventCodec.decode(visitor(key), value, catalog);
    if (catalog.find(event.envelope().platform()).isEmpty()) {
      throw new UndecodableException("unknown platform " + event.envelope().platform());
    }
    return event;
  }

  private static Visitor visitor(byte[] key) throws UndecodableException {
    try {
      return Visitor.ofBytes(key);
    } catch (IllegalArgumentException e) {
      throw new UndecodableException("not a visitor: " + e.getMessage(), e);
    }
  }

  private DecodeResult undecodable(String reason, byte @Nullable [] key, byte @Nullable [] value) {
    RecordMetadata origin = context().recordMetadata().orElseThrow();
    return new DecodeResult.Undecodable(
        DeadLetterCodec.encode(
            origin.topic(), origin.partition(), origin.offset(), reason, key, value));
  }
}
