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
 * The journeys of one task: their pieces in a logged store, and the recently used journeys in
 * memory. Changes are written at the commit, or when their journey has to leave.
 */
final class JourneyStore {
  private final KeyValueStore<Bytes, byte[]> pieces;
  private final Function<JourneyStorage, Journey> loader;
  private final int hotEvents;
  private final LinkedHashMap<Visitor, Hot> hot = new LinkedHashMap<>(1024, 0.75f, true);
  private final Set<Hot> used = new HashSet<>();
  private long weight;

  /**
   * @param loader reads a journey from its pieces
   * @param hotEvents about how many events to keep in memory; those of one commit may exceed it
   */
  JourneyStore(
      KeyValueStore<Bytes, byte[]> pieces,
      Function<JourneyStorage, Journey> loader,
      int hotEvents) {
    this.pieces = pieces;
    this.loader = loader;
    this.hotEvents = hotEvents;
  }

  /** A journey in memory, and how much of it there was when it was last saved. */
  private static final class Hot {
    private final Visitor visitor;
    private final Journey journey;
    private int weight;

    private Hot(Visitor visitor, Journey journey) {
      this.visitor = visitor;
      this.journey = journey;
    }
  }

  /** The journey of that visitor, empty when there is none; may be changed until the next save. */
  Journey use(Visitor visitor) {
    Hot found = hot.get(visitor);
    if (found == null) {
      found = new Hot(visitor, loader.apply(new RocksJourneyStorage(visitor, pieces)));
      hot.put(visitor, found);
    }
    used.add(found);
    return found.journey;
  }

  /** Changes a journey that need not stay in memory. */
  void pass(Visitor visitor, Consumer<Journey> change) {
    if (hot.containsKey(visitor)) {
      change.accept(use(visitor));
    } else {
      Journey journey = loader.apply(new RocksJourneyStorage(visitor, pieces));
      change.accept(journey);
      journey.save();
    }
  }

  /** Shows every journey used since the last save; to look at. */
  void forEachUsed(BiConsumer<Visitor, Journey> action) {
    used.forEach(hot -> action.accept(hot.visitor, hot.journey));
  }

  /** Writes what changed, and lets the journeys go that were not used for the longest time. */
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
