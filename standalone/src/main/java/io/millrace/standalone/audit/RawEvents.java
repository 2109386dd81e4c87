package io.millrace.standalone.audit;

import io.millrace.audit.Balance;
import io.millrace.audit.ReceiptClock;
import io.millrace.audit.Recount;
import io.millrace.audit.Recount.Arrival;
import io.millrace.audit.RecountPortion;
import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads all events up to given offsets, grouped by visitor. All events of a visitor are on
 * partitions of one number, and so are all versions of a spend event. Several passes, each over a
 * part of the visitors, keep the memory below its limit.
 */
final class RawEvents {
  /** Approximate memory of an event and the values that are computed from it. */
  private static final long BYTES_EACH = 2_048;

  private final TopicScan scan;
  private final CalculationSettings calculation;
  private final Catalog catalog;

  /** The end offset of each topic's partition, by the number of the partition. */
  private final Map<Integer, Map<TopicPartition, Long>> ends = new TreeMap<>();

  private long events;
  private long unreadable;
  private long newest = Long.MIN_VALUE;

  RawEvents(
      TopicScan scan,
      CalculationSettings calculation,
      Catalog catalog,
      Map<TopicPartition, Long> all) {
    this.scan = scan;
    this.calculation = calculation;
    this.catalog = catalog;
    all.forEach(
        (partition, end) ->
            ends.computeIfAbsent(partition.partition(), _ -> new HashMap<>()).put(partition, end));
  }

  /** Returns the largest number of records on the partitions of one number. */
  private long most() {
    return ends.values().stream()
        .mapToLong(topics -> topics.values().stream().mapToLong(end -> end).sum())
        .max()
        .orElse(0);
  }

  /**
   * Returns the number of slices of the visitors, so that one slice needs at most the given memory.
   */
  int slices(long bytes) {
    return RecountPortion.count(most() * BYTES_EACH, bytes);
  }

  /** Adds the events of all visitors to the recount. */
  void count(Recount recount, Balance balance, int slices) {
    events = 0;
    unreadable = 0;
    for (Map<TopicPartition, Long> topics : ends.values()) {
      ReceiptClock clock = clock(topics);
      for (int slice = 0; slice < slices; slice++) {
        count(topics, new RecountPortion(slice, slices), clock, recount, balance);
      }
    }
  }

  /** Returns the number of events of the last {@link #count(Recount, Balance, int)}. */
  long events() {
    return events;
  }

  /**
   * Returns the number of records of the last {@link #count(Recount, Balance, int)} that are not
   * events.
   */
  long unreadable() {
    return unreadable;
  }

  /** Returns the greatest event time in milliseconds. */
  long newest() {
    return newest;
  }

  private ReceiptClock clock(Map<TopicPartition, Long> topics) {
    ReceiptClock clock = new ReceiptClock(calculation.horizon());
    if (calculation.horizon().isPresent()) {
      scan.read(
          topics,
          record ->
              event(record)
                  .ifPresent(event -> clock.received(record.timestamp(), event.envelope().at())));
      clock.settle();
    }
    return clock;
  }

  private void count(
      Map<TopicPartition, Long> topics,
      RecountPortion slice,
      ReceiptClock clock,
      Recount recount,
      Balance balance) {
    Map<Visitor, List<Arrival>> visitors = new HashMap<>();
    scan.read(
        topics,
        record -> {
          if (slice.holds(visitor(record))) {
            take(record, clock, visitors);
          }
        });
    for (List<Arrival> ofVisitor : visitors.values()) {
      balance.accepted(ofVisitor);
      recount.add(ofVisitor);
    }
  }

  private void take(
      ConsumerRecord<byte[], byte[]> record,
      ReceiptClock clock,
      Map<Visitor, List<Arrival>> visitors) {
    Optional<Event> read = event(record);
    if (read.isEmpty()) {
      unreadable++;
      return;
    }
    Event event = read.get();
    events++;
    newest = Math.max(newest, event.envelope().at());
    visitors
        .computeIfAbsent(event.envelope().visitor(), _ -> new ArrayList<>())
        .add(
            new Arrival(
                event, clock.of(event, record.timestamp()), clock.latest(record.timestamp())));
  }

  /**
   * Returns the visitor of a record. A record without a valid visitor gets a fixed one, so that
   * exactly one slice counts it.
   */
  private static Visitor visitor(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null || record.key().length < 2 * Long.BYTES
        ? new Visitor(0, 0)
        : Visitor.ofBytes(record.key());
  }

  private Optional<Event> event(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return Optional.empty();
    }
    try {
      Event event = EventCodec.decode(Visitor.ofBytes(record.key()), record.value());
      return catalog.find(event.envelope().platform()).map(_ -> event);
    } catch (UndecodableException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
