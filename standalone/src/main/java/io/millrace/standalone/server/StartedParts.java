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
  synchronized <T extends AutoCloseable> T add(StopOrder order, T part) {
    if (closed) {
      close(order, part);
    } else {
      parts.computeIfAbsent(order, _ -> new ArrayList<>()).add(part);
    }
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (StopOrder order : List.of(StopOrder.values()).reversed()) {
      parts.getOrDefault(order, List.of()).forEach(part -> close(order, part));
    }
    parts.clear();
  }

  private static void close(StopOrder order, AutoCloseable part) {
    try {
      part.close();
      log.info("stopped {}", order);
    } catch (Exception e) {
      log.warn("{} did not stop cleanly", order, e);
    }
  }
}
