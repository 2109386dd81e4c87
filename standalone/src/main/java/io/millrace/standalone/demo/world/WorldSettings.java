package io.millrace.standalone.demo.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Which world it is.
 *
 * @param seed equal seeds make equal worlds
 * @param start the moment at which history ends and life goes on
 * @param people those whose history is known, at least 1
 * @param days of history, 0 to 365
 * @param perSecond events per second from the start on, above 0; others than those people come for
 *     it
 */
public record WorldSettings(long seed, Instant start, int people, int days, double perSecond) {
  private static final int POLICY_AGE = 3;

  public WorldSettings {
    if (people < 1 || days < 0 || days > 365 || !(perSecond > 0)) {
      throw new IllegalArgumentException(
          "no such world: %s people, %s days".formatted(people, days));
    }
  }

  /** The first moment of history: a midnight in UTC, or the start when there is none. */
  public Instant begin() {
    return days == 0 ? start : midnight().minus(days - 1L, ChronoUnit.DAYS);
  }

  /**
   * Since when Douyin no longer leads to Taobao: the midnight in UTC three days before the day of
   * the start, or in the middle of a history that is shorter than a week.
   */
  public Instant linksClose() {
    return midnight().minus(Math.min(POLICY_AGE, days / 2), ChronoUnit.DAYS);
  }

  /** The last midnight in UTC before the start. */
  public Instant midnight() {
    return start.truncatedTo(ChronoUnit.DAYS);
  }

  /** What ids and names begin with: worlds that differ for one person differ in it. */
  String name() {
    LocalDate policy = linksClose().atZone(ZoneOffset.UTC).toLocalDate();
    return "%s.%s".formatted(Long.toString(seed, 36), Long.toString(policy.toEpochDay(), 36));
  }
}
