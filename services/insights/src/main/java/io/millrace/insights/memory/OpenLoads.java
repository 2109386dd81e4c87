package io.millrace.insights.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The loads of a cache that have begun and not ended, and which of their keys have changed since
 * they began. What a load read of such a key may be old, so the cache must not keep it. Not safe
 * for threads: a cache uses it under its own lock.
 *
 * @param <K> type of the keys
 */
public final class OpenLoads<K> {
  private final List<Load<K>> open = new ArrayList<>();

  /** One load. Two loads of the same keys are not equal. */
  public static final class Load<K> {
    private final Set<K> keys;
    private final Set<K> changed = new HashSet<>();

    private Load(Collection<K> keys) {
      this.keys = Set.copyOf(keys);
    }

    /** Returns the keys that it loads. */
    public Set<K> keys() {
      return keys;
    }

    /** Returns the keys that have not changed meanwhile. */
    public Set<K> unchanged() {
      Set<K> unchanged = new HashSet<>(keys);
      unchanged.removeAll(changed);
      return unchanged;
    }
  }

  /** Begins a load. Call it before the first key is read. */
  public Load<K> begin(Collection<K> keys) {
    Load<K> load = new Load<>(keys);
    open.add(load);
    return load;
  }

  /** Notes a change of the key. */
  public void changed(K key) {
    open.stream().filter(load -> load.keys.contains(key)).forEach(load -> load.changed.add(key));
  }

  /** Notes a change of every key. */
  public void allChanged() {
    open.forEach(load -> load.changed.addAll(load.keys));
  }

  /** Ends the load. */
  public void end(Load<K> load) {
    open.remove(load);
  }
}
