package io.millrace.aggregator.topology;

import io.millrace.events.Visitor;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyStorage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the journeys of one task: their pieces in a logged store, and the recently used journeys in
 * memory. Changes are written at the commit.
 */
final class JourneyStore {
  private final KeyValueStore<Bytes, byte[]> pieces;
  private final Function<JourneyStorage, Journey> loader;
  private final int hotEvents;
  private final LinkedHashMap<Visitor, Hot> hot = new LinkedHashMap<>(1024, 0.75f, true);
  private final Set<Hot> used = new HashSet<>();
  private long weight;

  /**
   * @param pieces the logged store of the pieces of all journeys
   * @param loader reads a journey from its pieces
   * @param hotEvents about how many events to keep in memory; the events of one commit may exceed
   *     it
   */
  JourneyStore(
      KeyValueStore<Bytes, byte[]> pieces,
      Function<JourneyStorage, Journey> loader,
      int hotEvents) {
    this.pieces = pieces;
    this.loader = loader;
    this.hotEvents = hotEvents;
  }

  /** A journey in memory, with its weight at the last save. */
  private static final class Hot {
    private final Visitor visitor;
    private final Journey journey;
    private int weight;

    private Hot(Visitor visitor, Journey journey) {
      this.visitor = visitor;
      this.journey = journey;
    }
  }

  /**
   * Returns the journey of a visitor, empty when it has none. It may change until the next save.
   */
  Journey use(Visitor visitor) {
    Hot found = hot.get(visitor);
    if (found == null) {
      found = new Hot(visitor, loader.apply(new RocksJourneyStorage(visitor, pieces)));
      hot.put(visitor, found);
    }
    used.add(found);
    return found.journey;
  }

  /** Changes a journey without keeping it in memory. */
  void pass(Visitor visitor, Consumer<Journey> change) {
    if (hot.containsKey(visitor)) {
      change.accept(use(visitor));
    } else {
      Journey journey = loader.apply(new RocksJourneyStorage(visitor, pieces));
      change.accept(journey);
      journey.save();
    }
  }

  /** Visits every journey that was used since the last save. The action must not change it. */
  void forEachUsed(BiConsumer<Visitor, Journey> action) {
    used.forEach(hot -> action.accept(hot.visitor, hot.journey));
  }

  /** Writes the changes, and removes the least recently used journeys from memory. */
  void save() {
    for (Hot journey : used) {
      journey.journey.save();
      weight += journey.journey.weight() - journey.weight;
      journey.weight = journey.journey.weight();
    }
    used.clear();
    evict();
  }

  private void evict() {
    var oldest = hot.entrySet().iterator();
    while (weight > hotEvents && oldest.hasNext()) {
      Map.Entry<Visitor, Hot> unused = oldest.next();
      weight -= unused.getValue().weight;
      oldest.remove();
    }
  }
}
