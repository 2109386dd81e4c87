package io.millrace.aggregator.topology;

import io.millrace.events.Visitor;
import io.millrace.journey.Journey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Visits the stored journeys, a few at each commit, so that the journeys of idle visitors also
 * forget old events. A round begins when the clock of the task has moved by an hour, and nothing
 * happens between rounds. A task without events has nothing to do.
 */
final class IdleSweep {
  private static final int KEYS_AT_ONCE = 200;
  private static final long ROUND_MS = Duration.ofHours(1).toMillis();

  private final KeyValueStore<Bytes, byte[]> pieces;
  private final JourneyStore journeys;
  private Optional<Bytes> reached = Optional.empty();
  private long next = Long.MIN_VALUE;

  IdleSweep(KeyValueStore<Bytes, byte[]> pieces, JourneyStore journeys) {
    this.pieces = pieces;
    this.journeys = journeys;
  }

  /**
   * Continues the round, if one is due.
   *
   * @param clock event time of the task, milliseconds
   * @param forget may change each journey that it receives
   */
  void next(long clock, Consumer<Journey> forget) {
    if (reached.isEmpty() && clock < next) {
      return;
    }
    for (Visitor visitor : some()) {
      journeys.pass(visitor, forget);
    }
    if (reached.isEmpty()) {
      next = clock + ROUND_MS;
    }
  }

  private List<Visitor> some() {
    List<Visitor> visitors = new ArrayList<>();
    Optional<Bytes> last = Optional.empty();
    try (KeyValueIterator<Bytes, byte[]> entries = pieces.range(reached.orElse(null), null)) {
      for (int i = 0; i < KEYS_AT_ONCE && entries.hasNext(); i++) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        last = Optional.of(entry.key);
        RocksJourneyStorage.visitorOf(entry.key)
            .filter(visitor -> visitors.isEmpty() || !visitors.getLast().equals(visitor))
            .ifPresent(visitors::add);
      }
      reached = entries.hasNext() ? last : Optional.empty();
    }
    return visitors;
  }
}
