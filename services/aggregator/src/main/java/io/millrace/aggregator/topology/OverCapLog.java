package io.millrace.aggregator.topology;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs how many events were over the cap of a visitor's day, by platform and at most once a minute.
 * It does not log the visitor: log lines outlive a visitor's wish to be forgotten.
 */
final class OverCapLog {
  private static final Logger LOG = LoggerFactory.getLogger(OverCapLog.class);
  private static final long EVERY_MS = Duration.ofMinutes(1).toMillis();

  /** At most as many entries as the catalog has platforms. */
  private final Map<String, Long> byPlatform = new TreeMap<>();

  private long nextMs = Long.MIN_VALUE;

  /**
   * Records that an event of a platform was not counted.
   *
   * @param now milliseconds of the wall clock
   */
  void overCap(String platform, long now) {
    byPlatform.merge(platform, 1L, Long::sum);
    if (now >= nextMs || now < nextMs - EVERY_MS) {
      LOG.warn(
          "not counted, because a visitor has too many events on one day (overCap): {}",
          byPlatform);
      byPlatform.clear();
      nextMs = now + EVERY_MS;
    }
  }
}
