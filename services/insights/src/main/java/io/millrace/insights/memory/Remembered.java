package io.millrace.insights.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A cache with a bounded sum of value sizes. It keeps the values that were used last. Safe for
 * threads.
 *
 * @param <K> type of the keys
 * @param <V> type of the cached values
 */
public final class Remembered<K, V> {
  private final Map<K, V> values = new LinkedHashMap<>(1_024, 0.75f, true);
  private final int most;
  private final ToIntFunction<V> size;
  private int sum;

  /**
   * Creates an empty cache.
   *
   * @param most limit of the sum of all sizes
   * @param size returns the size of a value, at least 1 and always the same
   */
  public Remembered(int most, ToIntFunction<V> size) {
    this.most = most;
    this.size = size;
  }

  /** Returns the cached value of the key; empty when there is none. */
  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Forgets the value of the key, if there is one. */
  public synchronized void remove(K key) {
    Optional.ofNullable(values.remove(key)).ifPresent(before -> sum -= size.applyAsInt(before));
  }

  /** Forgets all values. */
  public synchronized void clear() {
    values.clear();
    sum = 0;
  }

  /** Returns the sum of all sizes. */
  public synchronized int size() {
    return sum;
  }

  /** Caches the value in place of the earlier one, and returns it. */
  public synchronized V put(K key, V value) {
    Optional.ofNullable(values.put(key, value)).ifPresent(before -> sum -= size.applyAsInt(before));
    sum += size.applyAsInt(value);
    var oldest = values.values().iterator();
    while (sum > most) {
      sum -= size.applyAsInt(oldest.next());
      oldest.remove();
    }
    return value;
  }
}
