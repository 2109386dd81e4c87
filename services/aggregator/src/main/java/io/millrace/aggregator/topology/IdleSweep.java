package io.millrace.aggregator.topology;

import io.millrace.events.Visitor;
import io.millrace.journey.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Walks through the stored journeys, a few at a time and round and round, so that those of idle
 * visitors forget as well.
 */
final class IdleSweep {
  private static final int KEYS_AT_ONCE = 500;

  private final KeyValueStore<Bytes, byte[]> pieces;
  private final JourneyStore journeys;
  private Optional<Bytes> reached = Optional.empty();

  IdleSweep(KeyValueStore<Bytes, byte[]> pieces, JourneyStore journeys) {
    this.pieces = pieces;
    this.journeys = journeys;
  }

  /** Goes on a little; the action may change the journeys it is given. */
  void goOn(Consumer<Journey> forget) {
    for (Visitor visitor : some()) {
      journeys.pass(visitor, forget);
    }
  }

  private List<Visitor> some() {
    List<Visitor> visitors = new ArrayList<>();
    Optional<Bytes> last = Optional.empty();
    try (KeyValueIterator<Bytes, byte[]> entries = pieces.range(reached.orElse(null), null)) {
      for (int i = 0; i < KEYS_AT_ONCE && entries.hasNext(); i++) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        last = Optional.of(entry.key);
        VisitorPieces.visitorOf(entry.key)
            .filter(visitor -> visitors.isEmpty() || !visitors.getLast().equals(visitor))
            .ifPresent(visitors::add);
      }
      reached = entries.hasNext() ? last : Optional.empty();
    }
    return visitors;
  }
}
