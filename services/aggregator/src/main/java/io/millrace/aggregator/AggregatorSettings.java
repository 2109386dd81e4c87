package io.millrace.aggregator;

import io.millrace.aggregator.generation.RequestedSettings;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the aggregator.
 *
 * @param stateDir where its state is stored; a lost state is restored from Kafka
 * @param instanceId a name that no other instance has and that stays the same across restarts; a
 *     restarted instance with a name continues at once, and does not wait until the broker has
 *     removed its earlier membership
 * @param threads that process partitions, 1 to 256
 * @param standbyReplicas copies of the state on other instances, so that a takeover is fast; 0 to
 *     16
 * @param commitInterval the time between two commits, which make results visible, 1 ms to 5 s;
 *     extended up to 1 s when commits are slow
 * @param lookback how long before a purchase traffic still counts as a touch, both ends included; 0
 *     to 3 660 days
 * @param halfLife the age at which a touch weighs half under the model time_decay, 1 ms to 3 660
 *     days
 * @param horizon how far behind the clock of its partition an event may be, up to 3 660 days; 0 for
 *     no limit
 * @param crowd the most events of a visitor on one day, 1 to 100 000; a visitor with more is a
 *     shared id
 * @param explain whether changed orders are explained on {@code millrace.loops}
 * @param hotJourneys memory on the heap for journeys of recent visitors, for all tasks together, at
 *     least 1 MB; a quarter of the heap when absent
 * @param hotTotals memory on the heap for recently changed cells, for all tasks together, at least
 *     1 MB; an eighth of the heap when absent
 * @param storeCache memory outside the heap for reading stored state, for all tasks together, at
 *     least 1 MB; an eighth of the heap, at most 1 GB, when absent
 * @param rebuild a new word requests that all events on the topics are counted again; all instances
 *     may have it, and it may stay
 * @param rebuildIncomplete whether to rebuild even when events of the past are gone; their numbers
 *     are lost
 * @param republish a new word requests that all cells are written again from the state, after
 *     summaries were lost or damaged; all instances may have it, and it may stay
 */
@ConfigurationProperties("millrace.aggregator")
public record AggregatorSettings(
    @DefaultValue("data/aggregator") Path stateDir,
    Optional<String> instanceId,
    @DefaultValue("2") int threads,
    @DefaultValue("0") int standbyReplicas,
    @DefaultValue("100ms") Duration commitInterval,
    @DefaultValue("7d") Duration lookback,
    @DefaultValue("1d") Duration halfLife,
    @DefaultValue("28d") Duration horizon,
    @DefaultValue("5000") int crowd,
    @DefaultValue("true") boolean explain,
    Optional<DataSize> hotJourneys,
    Optional<DataSize> hotTotals,
    Optional<DataSize> storeCache,
    Optional<String> rebuild,
    @DefaultValue("false") boolean rebuildIncomplete,
    Optional<String> republish) {
  private static final Duration LONGEST_COMMIT_INTERVAL = Duration.ofSeconds(5);
  private static final int MOST_THREADS = 256;
  private static final int MOST_STANDBYS = 16;

  /** The cost limit of an event was measured with 5 000; the cost grows with this number. */
  private static final int MOST_OF_A_DAY = 100_000;

  private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(1);
  private static final DataSize MOST_STORE_CACHE = DataSize.ofGigabytes(1);

  public AggregatorSettings {
    // An environment variable cannot be absent when a file names it, so an empty word means none.
    instanceId = instanceId.filter(word -> !word.isEmpty());
    rebuild = rebuild.filter(word -> !word.isEmpty());
    republish = republish.filter(word -> !word.isEmpty());
    require("threads", threads, 1, MOST_THREADS);
    require("standby-replicas", standbyReplicas, 0, MOST_STANDBYS);
    require("commit-interval", commitInterval, Duration.ofMillis(1), LONGEST_COMMIT_INTERVAL);
    require("lookback", lookback, Duration.ZERO, CalculationSettings.LONGEST);
    require("half-life", halfLife, Duration.ofMillis(1), CalculationSettings.LONGEST);
    require("horizon", horizon, Duration.ZERO, CalculationSettings.LONGEST);
    require("crowd", crowd, 1, MOST_OF_A_DAY);
    hotJourneys.ifPresent(size -> require("hot-journeys", size, LEAST_MEMORY));
    hotTotals.ifPresent(size -> require("hot-totals", size, LEAST_MEMORY));
    storeCache.ifPresent(size -> require("store-cache", size, LEAST_MEMORY));
  }

  private static void require(String name, long value, long least, long most) {
    require(name, value >= least && value <= most, "%d to %d".formatted(least, most), value);
  }

  private static void require(String name, Duration value, Duration least, Duration most) {
    boolean fits = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    require(name, fits, "%s to %s".formatted(least, most), value);
  }

  private static void require(String name, DataSize value, DataSize least) {
    require(name, value.compareTo(least) >= 0, "at least " + least, value);
  }

  private static void require(String name, boolean fits, String range, Object value) {
    if (!fits) {
      throw new IllegalArgumentException(
          "millrace.aggregator.%s must be %s, is %s".formatted(name, range, value));
    }
  }

  Attribution attribution() {
    return new Attribution(lookback, halfLife);
  }

  /** The bytes for journeys of recent visitors, for all tasks together. */
  long journeyMemory() {
    return ofHeap(hotJourneys, 4);
  }

  /** The bytes for recently changed cells, for all tasks together. */
  long totalsMemory() {
    return ofHeap(hotTotals, 8);
  }

  /** The bytes outside the heap for reading stored state, for all tasks together. */
  long storeMemory() {
    return storeCache
        .map(DataSize::toBytes)
        .orElseGet(() -> Math.min(ofHeap(storeCache, 8), MOST_STORE_CACHE.toBytes()));
  }

  private static long ofHeap(Optional<DataSize> given, int divisor) {
    return given.map(DataSize::toBytes).orElseGet(() -> Runtime.getRuntime().maxMemory() / divisor);
  }

  EngineLimits bounds() {
    return new EngineLimits(limit(), crowd);
  }

  RequestedSettings requested(ZoneId zone) {
    CalculationSettings calculation =
        new CalculationSettings(zone, lookback, halfLife, limit(), crowd);
    return new RequestedSettings(calculation, rebuild, rebuildIncomplete, republish);
  }

  private Optional<Duration> limit() {
    return Optional.of(horizon).filter(limit -> !limit.isZero());
  }
}
