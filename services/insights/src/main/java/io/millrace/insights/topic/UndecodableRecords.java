package io.millrace.insights.topic;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts records that cannot be decoded, and logs the first one of each reason. */
public final class UndecodableRecords {
  private static final Logger log = LoggerFactory.getLogger(UndecodableRecords.class);

  private final Set<String> logged = ConcurrentHashMap.newKeySet();
  private final Counter counter;

  /**
   * Registers the counter.
   *
   * @param name name of the counter
   */
  public UndecodableRecords(MeterRegistry meters, String name, String description) {
    counter = Counter.builder(name).description(description).register(meters);
  }

  /**
   * Counts a record. Returns empty, for the decoder to return.
   *
   * @param part the part of the record that is bad
   * @param detail what is bad about it
   */
  public <R> Optional<R> skip(ConsumerRecord<byte[], byte[]> record, String part, String detail) {
    counter.increment();
    if (logged.add(part)) {
      log.warn(
          "{}-{}@{} cannot be read: {}; further ones with a bad {} are only counted",
          record.topic(),
          record.partition(),
          record.offset(),
          detail,
          part);
    }
    return Optional.empty();
  }
}
