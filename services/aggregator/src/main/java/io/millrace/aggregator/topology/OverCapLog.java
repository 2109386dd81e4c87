package io.millrace.aggregator.topology;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that events of crowds were left out, by platform and at most once a minute. Which
 * visitor it was is not said: log lines outlive a visitor's wish to be forgotten.
 */
final class OverCapLog {
  private static final Logger LOG = LoggerFactory.getLogger(OverCapLog.class);
  private static final long EVERY_MS = Duration.ofMinutes(1).toMillis();

  /** As many as the catalog has platforms. */
  private final Map<String, Long> byPlatform = new TreeMap<>();

  private long nextMs = Long.MIN_VALUE;

  /**
   * An event of that platform was left out.
   *
   * @param now milliseconds of the wall clock
   */
  void overCap(String platform, long now) {
    byPlatform.merge(platform, 1L, Long::sum);
    if (now >= nextMs || now < nextMs - EVERY_MS) {
      LOG.warn(
          "left out of the numbers, as a visitor has too many events on a day (overCap): {}",
          byPlatform);
      byPlatform.clear();
      nextMs = now + EVERY_MS;
    }
  }
}
