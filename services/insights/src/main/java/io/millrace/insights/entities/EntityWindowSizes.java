package io.millrace.insights.entities;

import io.millrace.insights.store.EntityWindow;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes of windows that have been in memory, also after they have left it. The oldest leave
 * first when there are too many. Not safe for threads.
 */
final class EntityWindowSizes {
  private static final int MOST = 10_000;

  private final Map<EntityWindow, Long> sizes = new LinkedHashMap<>();

  void put(EntityWindow window, long bytes) {
    sizes.put(window, bytes);
    if (sizes.size() > MOST) {
      sizes.remove(sizes.keySet().iterator().next());
    }
  }

  /** Returns the last known size in bytes; 0 when it is unknown. */
  long of(EntityWindow window) {
    return sizes.getOrDefault(window, 0L);
  }

  void clear() {
    sizes.clear();
  }
}
