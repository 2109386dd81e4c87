package io.millrace.aggregator.topology;

import io.millrace.events.Visitor;
import io.millrace.journey.Block;
import io.millrace.journey.Journey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The journeys of one task: blocks in a logged store under visitor and block key, and the recently
 * used journeys in memory. Changes are written at the commit, or when their journey has to leave.
 */
final class JourneyStore {
  private static final ByteArraySerializer PREFIX = new ByteArraySerializer();

  private final KeyValueStore<Bytes, byte[]> blocks;
  private final int hotEvents;
  private final LinkedHashMap<Visitor, Journey> hot = new LinkedHashMap<>(1024, 0.75f, true);
  private final Set<Visitor> changed = new HashSet<>();
  private int events;

  /**
   * @param hotEvents about how many events to keep in memory; a single journey may exceed it
   */
  JourneyStore(KeyValueStore<Bytes, byte[]> blocks, int hotEvents) {
    this.blocks = blocks;
    this.hotEvents = hotEvents;
  }

  /**
   * The journey of that visitor, empty when there is none. To be {@link #changed} after a change.
   */
  Journey load(Visitor visitor) {
    Journey journey = hot.get(visitor);
    if (journey == null) {
      journey = read(visitor);
      hot.put(visitor, journey);
      events += journey.size() + 1;
    }
    return journey;
  }

  /** Says that the loaded journey of that visitor may have grown by an event. */
  void changed(Visitor visitor) {
    changed.add(visitor);
    events++;
    evict(visitor);
  }

  /** Writes what changed. */
  void save() {
    changed.forEach(this::write);
    changed.clear();
  }

  private void evict(Visitor current) {
    var oldest = hot.entrySet().iterator();
    while (events > hotEvents && oldest.hasNext()) {
      Map.Entry<Visitor, Journey> entry = oldest.next();
      if (entry.getKey().equals(current)) {
        return;
      }
      if (changed.remove(entry.getKey())) {
        write(entry.getKey());
      }
      events -= entry.getValue().size() + 1;
      oldest.remove();
    }
  }

  private void write(Visitor visitor) {
    Journey journey = hot.get(visitor);
    if (journey != null) {
      for (Block block : journey.drainChanges()) {
        blocks.put(key(visitor, block.key()), block.value());
      }
    }
  }

  private Journey read(Visitor visitor) {
    List<Block> found = new ArrayList<>();
    byte[] prefix = visitor.toBytes();
    try (KeyValueIterator<Bytes, byte[]> entries = blocks.prefixScan(prefix, PREFIX)) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        found.add(new Block(blockKey(entry.key, prefix.length), entry.value));
      }
    }
    return Journey.of(found);
  }

  private static Bytes key(Visitor visitor, byte[] block) {
    byte[] prefix = visitor.toBytes();
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + block.length).put(prefix).put(block).array());
  }

  private static byte[] blockKey(Bytes key, int prefix) {
    byte[] bytes = new byte[key.get().length - prefix];
    System.arraycopy(key.get(), prefix, bytes, 0, bytes.length);
    return bytes;
  }
}
