package io.millrace.aggregator.topology;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store without a log, which counts what is read from it. */
final class StoreInMemory implements KeyValueStore<Bytes, byte[]> {
  final TreeMap<Bytes, byte[]> entries = new TreeMap<>();
  int reads;

  @Override
  public byte @Nullable [] get(Bytes key) {
    reads++;
    return entries.get(key);
  }

  @Override
  public void put(Bytes key, byte[] value) {
    entries.put(key, value);
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
    return entries.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    return entries.remove(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return new Entries(entries.subMap(from, true, to, true).entrySet().iterator());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  private final class Entries implements KeyValueIterator<Bytes, byte[]> {
    private final Iterator<Map.Entry<Bytes, byte[]>> rest;

    private Entries(Iterator<Map.Entry<Bytes, byte[]>> rest) {
      this.rest = rest;
    }

    @Override
    public boolean hasNext() {
      return rest.hasNext();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      reads++;
      Map.Entry<Bytes, byte[]> next = rest.next();
      return new KeyValue<>(next.getKey(), next.getValue());
    }

    @Override
    public Bytes peekNextKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
