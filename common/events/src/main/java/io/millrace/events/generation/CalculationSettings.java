package io.millrace.events.generation;

import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings that decide numbers. Cells that were counted with different settings must never be
 * added up.
 *
 * @param zone the time zone of days, weeks and months
 * @param lookback how long before a purchase traffic still counts as a touch
 * @param halfLife the age at which a touch has half of its weight under time decay
 * @param horizon how far behind the clock of its partition an event may be; empty for no limit
 * @param crowd the most events a visitor may have on one day
 * @param rules the number of the calculation rules
 */
public record CalculationSettings(
    ZoneId zone,
    Duration lookback,
    Duration halfLife,
    Optional<Duration> horizon,
    int crowd,
    int rules) {
  /** The longest lookback, half-life and horizon that a user may choose. */
  public static final Duration LONGEST = Duration.ofDays(3_660);

  /**
   * The number of the calculation rules of this version. It changes whenever the same events may
   * give other numbers than before, so that new numbers are never added to old data. 0: data
   * without a number of its rules. 1: at most 256 purchases and refunds of an order take part, and
   * orders of a weight of at most 259 in a lookback are followed. 2: events of different types or
   * sources are different events; the highest version of an event counts; the amount of an order is
   * the sum of its lines. 3: creators, campaigns, items, channels and regions earn credit; spend is
   * counted. 4: what refunds took from each touch, and new buyers, are counted. 5: the numbers of
   * 4, in data that may be placed {@linkplain ResultPlacement#BY_TASK by task}, which an aggregator
   * of an earlier version must not continue.
   */
  public static final int RULES = 5;

  public CalculationSettings {
    // Records keep milliseconds, and the settings must be equal to themselves after they were read
    // back.
    lookback = lookback.truncatedTo(ChronoUnit.MILLIS);
    halfLife = halfLife.truncatedTo(ChronoUnit.MILLIS);
    horizon = horizon.map(limit -> limit.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Calculation settings with the rules of this version. */
  public CalculationSettings(
      ZoneId zone, Duration lookback, Duration halfLife, Optional<Duration> horizon, int crowd) {
    this(zone, lookback, halfLife, horizon, crowd, RULES);
  }

  /**
   * The settings that differ, one line for each with both values; empty when all are equal.
   *
   * @param configured the settings of this process; this object has those of the data
   */
  public List<String> differences(CalculationSettings configured) {
    List<String> found = new ArrayList<>();
    if (!isSameZone(configured.zone)) {
      found.add(difference("zone", zone, configured.zone));
    }
    if (!lookback.equals(configured.lookback)) {
      found.add(difference("lookback", lookback, configured.lookback));
    }
    if (!halfLife.equals(configured.halfLife)) {
      found.add(difference("half-life", halfLife, configured.halfLife));
    }
    if (!horizon.equals(configured.horizon)) {
      found.add(difference("horizon", limit(horizon), limit(configured.horizon)));
    }
    if (crowd != configured.crowd) {
      found.add(difference("crowd", crowd, configured.crowd));
    }
    if (rules != configured.rules) {
      found.add(
          "rules of calculation %d in the data, %d in this version"
              .formatted(rules, configured.rules));
    }
    return found;
  }

  /**
   * Whether days begin at the same moments in both zones; {@code UTC} and {@code Z} are one zone.
   */
  public boolean isSameZone(ZoneId other) {
    return zone.normalized().equals(other.normalized());
  }

  private static String difference(String name, Object data, Object settings) {
    return "%s %s in the data, %s in the settings".formatted(name, data, settings);
  }

  private static Object limit(Optional<Duration> horizon) {
    return horizon.<Object>map(limit -> limit).orElse("none");
  }
}
