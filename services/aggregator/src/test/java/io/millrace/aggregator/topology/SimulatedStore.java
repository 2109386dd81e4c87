package io.millrace.aggregator.topology;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store with a changelog: what is put is there at once, and goes with the transaction. */
final class SimulatedStore implements KeyValueStore<Bytes, byte[]> {
  private final String name;
  private final Changelog changelog;
  private final TreeMap<Bytes, byte[]> entries = new TreeMap<>();

  /** Takes what was put; nothing for what was deleted. */
  interface Changelog {
    void append(Bytes key, byte @Nullable [] value);
  }

  SimulatedStore(String name, Changelog changelog) {
    this.name = name;
    this.changelog = changelog;
  }

  /** Holds that, and nothing else. */
  void restored(Map<Bytes, byte[]> contents) {
    entries.clear();
    entries.putAll(contents);
  }

  Map<Bytes, byte[]> contents() {
    return new TreeMap<>(entries);
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return entries.get(key);
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
    changelog.append(key, value);
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
    byte[] there = get(key);
    if (there == null) {
      put(key, value);
    }
    return there;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    byte[] there = get(key);
    put(key, null);
    return there;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    return iterator(between(from, to));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(@Nullable Bytes from, @Nullable Bytes to) {
    return iterator(between(from, to).descendingMap());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return iterator(entries);
  }

  private NavigableMap<Bytes, byte[]> between(@Nullable Bytes from, @Nullable Bytes to) {
    NavigableMap<Bytes, byte[]> some = from == null ? entries : entries.tailMap(from, true);
    return to == null ? some : some.headMap(to, true);
  }

  private static KeyValueIterator<Bytes, byte[]> iterator(Map<Bytes, byte[]> some) {
    Iterator<KeyValue<Bytes, byte[]>> as =
        some.entrySet().stream()
            .map(entry -> KeyValue.pair(entry.getKey(), entry.getValue()))
            .toList()
            .iterator();
    return new KeyValueIterator<>() {
      @Override
      public boolean hasNext() {
        return as.hasNext();
      }

      @Override
      public KeyValue<Bytes, byte[]> next() {
        return as.next();
      }

      @Override
      public Bytes peekNextKey() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
