package io.millrace.aggregator;

import io.millrace.aggregator.basis.Demand;
import io.millrace.events.terms.Terms;
import io.millrace.journey.Attribution;
import io.millrace.journey.Bounds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the aggregator works.
 *
 * @param stateDir where its state is kept; lost without harm, it is restored from Kafka
 * @param instanceId a name that no other instance has and that outlives restarts: who comes back
 *     under it goes on at once, and does not wait until what it was before is given up
 * @param threads that process partitions
 * @param standbyReplicas copies of the state on other instances, so that a takeover is quick
 * @param commitInterval how often results become visible, at most 5 s; up to 1 s when commits are
 *     slow
 * @param lookback how long before a purchase traffic still counts as a touch, both ends included
 * @param halfLife the age at which a touch weighs half under the model time_decay
 * @param horizon how far behind the clock of its partition an event may be; 0 for no limit
 * @param crowd the most events a visitor may have on one day; more is a shared id
 * @param explain whether changed orders are explained on {@code millrace.loops}
 * @param hotEvents events of recent visitors each task keeps in memory
 * @param hotTotals memory for recently changed cells, of each task
 * @param storeCache memory for reading stored state, all tasks together
 * @param rebuild a word never used before asks to count everything anew from the events that are
 *     there; may be given to all instances and may stay
 * @param rebuildIncomplete whether to do so although events of the past are gone, and their numbers
 *     with them
 * @param republish a word never used before asks to write all cells again from the state, after
 *     summaries were lost or damaged; may be given to all instances and may stay
 */
@ConfigurationProperties("millrace.aggregator")
public record AggregatorSettings(
    @DefaultValue("data/aggregator") Path stateDir,
    Optional<String> instanceId,
    @DefaultValue("2") int threads,
    @DefaultValue("0") int standbyReplicas,
    @DefaultValue("200ms") Duration commitInterval,
    @DefaultValue("7d") Duration lookback,
    @DefaultValue("1d") Duration halfLife,
    @DefaultValue("28d") Duration horizon,
    @DefaultValue("5000") int crowd,
    @DefaultValue("true") boolean explain,
    @DefaultValue("100000") int hotEvents,
    @DefaultValue("32MB") DataSize hotTotals,
    @DefaultValue("64MB") DataSize storeCache,
    Optional<String> rebuild,
    @DefaultValue("false") boolean rebuildIncomplete,
    Optional<String> republish) {
  private static final Duration LONGEST_COMMIT_INTERVAL = Duration.ofSeconds(5);

  public AggregatorSettings {
    // An environment cannot leave out what a file names: there, nothing is an empty word.
    instanceId = instanceId.filter(word -> !word.isEmpty());
    rebuild = rebuild.filter(word -> !word.isEmpty());
    republish = republish.filter(word -> !word.isEmpty());
    if (threads < 1 || standbyReplicas < 0 || hotEvents < 0) {
      throw new IllegalArgumentException(
          "threads must be at least 1, standby-replicas and hot-events at least 0");
    }
    if (!commitInterval.isPositive() || commitInterval.compareTo(LONGEST_COMMIT_INTERVAL) > 0) {
      throw new IllegalArgumentException(
          "commit-interval must be positive and at most " + LONGEST_COMMIT_INTERVAL);
    }
  }

  Attribution attribution() {
    return new Attribution(lookback, halfLife);
  }

  Bounds bounds() {
    return new Bounds(limit(), crowd);
  }

  Demand demand(ZoneId zone) {
    Terms terms = new Terms(zone, lookback, halfLife, limit(), crowd);
    return new Demand(terms, rebuild, rebuildIncomplete, republish);
  }

  private Optional<Duration> limit() {
    return Optional.of(horizon).filter(limit -> !limit.isZero());
  }
}
