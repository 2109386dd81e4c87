package io.millrace.demo.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The settings of a world.
 *
 * @param seed equal seeds make equal worlds
 * @param start the time at which the history ends and the present begins
 * @param people number of people with a history, at least 1
 * @param days days of history, 0 to 365
 * @param perSecond events per second from the start on, above 0; people without a history are added
 *     to reach it
 */
public record WorldSettings(long seed, Instant start, int people, int days, double perSecond) {
  private static final int POLICY_AGE = 3;

  public WorldSettings {
    if (people < 1 || days < 0 || days > 365 || !(perSecond > 0)) {
      throw new IllegalArgumentException(
          "no such world: %s people, %s days".formatted(people, days));
    }
  }

  /**
   * Returns the beginning of the history: a midnight in UTC, or the start when there is no history.
   */
  public Instant begin() {
    return days == 0 ? start : midnight().minus(days - 1L, ChronoUnit.DAYS);
  }

  /**
   * Returns the time at which Douyin closes its links to Taobao. It is the midnight in UTC three
   * days before the day of the start, or the middle of a history that is shorter than a week.
   */
  public Instant linksClose() {
    return midnight().minus(Math.min(POLICY_AGE, days / 2), ChronoUnit.DAYS);
  }

  /** Returns the last midnight in UTC before the start. */
  public Instant midnight() {
    return start.truncatedTo(ChronoUnit.DAYS);
  }

  /**
   * Returns the prefix of ids and names. Worlds in which a person behaves differently have
   * different prefixes.
   */
  String name() {
    LocalDate policy = linksClose().atZone(ZoneOffset.UTC).toLocalDate();
    return "%s.%s".formatted(Long.toString(seed, 36), Long.toString(policy.toEpochDay(), 36));
  }
}
