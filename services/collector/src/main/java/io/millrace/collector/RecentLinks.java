package io.millrace.collector;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which links were written lately, so that a link that every event of a visitor repeats
 * is not written with every event. Remembers {@value #MOST} links for an hour; further ones are
 * written again. Safe for several threads.
 */
final class RecentLinks {
  static final int MOST = 10_000;
  static final Duration KEPT = Duration.ofHours(1);

  private final Map<ByteBuffer, Instant> written =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Instant> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Whether the broker has acknowledged a link with that key within the hour before {@code now}.
   */
  synchronized boolean has(ByteBuffer key, Instant now) {
    Instant then = written.get(key);
    return then != null && then.plus(KEPT).isAfter(now);
  }

  /** Notes that the broker has acknowledged the link. */
  synchronized void add(ByteBuffer key, Instant now) {
    written.remove(key); // so that the order is that of the latest writes
    written.put(key, now);
  }
}
