package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.wire.DeadLetterCodec;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.UndecodableException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Decodes records into events. An undecodable record does not stop the stream: it goes to the
 * dead-letter topic with its reason, keyed by the topic of its origin.
 */
final class DecodeStep extends ContextualProcessor<byte[], byte[], Object, Object> {
  /** The node that receives events, keyed by visitor. */
  static final String EVENTS = "journey";

  /** The node that receives undecodable records. */
  static final String DEAD_LETTERS = "dead-letters";

  private final Catalog catalog;
  private final StreamCounters counters;

  DecodeStep(Catalog catalog, StreamCounters counters) {
    this.catalog = catalog;
    this.counters = counters;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    byte[] key = record.key();
    byte[] value = record.value();
    if (key == null || value == null) {
      refuse(record, key == null ? "no key" : "no value");
      return;
    }
    Event event;
    try {
      event = event(key, value);
    } catch (UndecodableException e) {
      refuse(record, String.valueOf(e.getMessage()));
      return;
    }
    context().forward(new Record<>(key, event, record.timestamp(), record.headers()), EVENTS);
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

  /** Sends no headers, because they may be the fault of the record. */
  private void refuse(Record<byte[], byte[]> record, String reason) {
    counters.deadLetter();
    RecordMetadata origin = context().recordMetadata().orElseThrow();
    byte[] deadLetter =
        DeadLetterCodec.encode(
            origin.topic(),
            origin.partition(),
            origin.offset(),
            reason,
            record.key(),
            record.value());
    context()
        .forward(
            new Record<>(origin.topic().getBytes(UTF_8), deadLetter, record.timestamp()),
            DEAD_LETTERS);
  }
}
