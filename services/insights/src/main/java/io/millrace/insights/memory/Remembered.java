package io.millrace.insights.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What may be made again, as much of it as has been used last. For any number of threads.
 *
 * @param <K> by which it is known
 * @param <V> what is remembered
 */
public final class Remembered<K, V> {
  private final Map<K, V> values = new LinkedHashMap<>(1_024, 0.75f, true);
  private final int most;
  private final ToIntFunction<V> size;
  private int sum;

  /**
   * Nothing yet.
   *
   * @param most of the sum of all sizes
   * @param size of a value, at least 1 and always the same
   */
  public Remembered(int most, ToIntFunction<V> size) {
    this.most = most;
    this.size = size;
  }

  /** What is remembered of it. */
  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Remembers it in place of what was known, and gives it back. */
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
