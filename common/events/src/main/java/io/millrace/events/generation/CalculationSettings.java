package io.millrace.events.generation;

import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings that decide numbers. Cells counted by different ones must never be added up.
 *
 * @param zone of days, weeks and months
 * @param lookback how long before a purchase traffic still counts as a touch
 * @param halfLife the age at which a touch weighs half under time decay
 * @param horizon how far behind the clock of its partition an event may be; empty for no limit
 * @param crowd the most events a visitor may have on one day
 * @param rules the number of the rules of calculation
 */
public record CalculationSettings(
    ZoneId zone,
    Duration lookback,
    Duration halfLife,
    Optional<Duration> horizon,
    int crowd,
    int rules) {
  /** The longest lookback, half-life and horizon that may be chosen. */
  public static final Duration LONGEST = Duration.ofDays(3_660);

  /**
   * The rules that this version calculates by. Another number whenever equal events may come to
   * other numbers than before, so that data of before is not added to: 0, the data of which has no
   * number; 1, with at most 256 members of an order that take part.
   */
  public static final int RULES = 1;

  public CalculationSettings {
    // They are kept in milliseconds, and have to equal themselves when they are read again.
    lookback = lookback.truncatedTo(ChronoUnit.MILLIS);
    halfLife = halfLife.truncatedTo(ChronoUnit.MILLIS);
    horizon = horizon.map(limit -> limit.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Terms with the rules of this version. */
  public CalculationSettings(
      ZoneId zone, Duration lookback, Duration halfLife, Optional<Duration> horizon, int crowd) {
    this(zone, lookback, halfLife, horizon, crowd, RULES);
  }

  /** What is different here, one line for each term with both values; empty when nothing is. */
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

  /** Whether days begin at the same moments there; {@code UTC} and {@code Z} are one zone. */
  public boolean isSameZone(ZoneId other) {
    return zone.normalized().equals(other.normalized());
  }

  private static String difference(String term, Object data, Object settings) {
    return "%s %s in the data, %s in the settings".formatted(term, data, settings);
  }

  private static Object limit(Optional<Duration> horizon) {
    return horizon.<Object>map(limit -> limit).orElse("none");
  }
}
