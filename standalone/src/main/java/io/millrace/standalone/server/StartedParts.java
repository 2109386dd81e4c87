package io.millrace.standalone.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the parts that were started and stops them in reverse order. When a part fails to stop, the
 * others are still stopped. Safe for several threads.
 */
final class StartedParts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StartedParts.class);

  private final Map<StopOrder, List<AutoCloseable>> parts = new EnumMap<>(StopOrder.class);
  private boolean closed;

  /** Adds a part. Stops it at once when the other parts have already been stopped. */
  synchronized <T extends AutoCloseable> T add(StopOrder stage, T part) {
    if (closed) {
      close(stage, part);
    } else {
      parts.computeIfAbsent(stage, _ -> new ArrayList<>()).add(part);
    }
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (StopOrder stage : List.of(StopOrder.values()).reversed()) {
      parts.getOrDefault(stage, List.of()).forEach(part -> close(stage, part));
    }
    parts.clear();
  }

  private static void close(StopOrder stage, AutoCloseable part) {
    try {
      part.close();
      log.info("stopped {}", stage);
    } catch (Exception e) {
      log.warn("{} did not stop cleanly", stage, e);
    }
  }
}
