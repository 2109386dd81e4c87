package io.millrace.demo.feed;

import io.millrace.demo.world.WorldSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which the history is sent. Events may come in any order and the numbers stay right,
 * so the most informative parts come first.
 */
final class Plan {
  private static final long HOUR = Duration.ofHours(1).toMinutes();
  private static final long DAY = Duration.ofDays(1).toMinutes();
  private static final int WEEK = 7;

  private final List<HistoryPart> parts = new ArrayList<>();
  private final long start;
  private final long begin;
  private final long midnight;

  private Plan(WorldSettings settings) {
    this.start = Timeline.minuteOf(settings.start());
    this.begin = Timeline.minuteOf(settings.begin());
    this.midnight = Timeline.minuteOf(settings.midnight());
  }

  /**
   * Returns the parts in this order: visits with orders of the last week, from today back; the last
   * hour; visits with orders of older days; all other visits, from today back.
   */
  static List<HistoryPart> of(WorldSettings settings) {
    Plan plan = new Plan(settings);
    long lastHour = Math.max(plan.begin, plan.start - HOUR);
    plan.days(0, WEEK, plan.start, Visits.BUYING, true);
    plan.add(lastHour, plan.start, Visits.OTHER, true);
    plan.days(WEEK, Integer.MAX_VALUE, plan.start, Visits.BUYING, false);
    plan.days(0, Integer.MAX_VALUE, lastHour, Visits.OTHER, false);
    return List.copyOf(plan.parts);
  }

  /** Adds a range of days by their age. The age of today is 0. */
  private void days(long fromAge, long toAge, long until, Visits visits, boolean prompt) {
    for (long age = fromAge; age < toAge && midnight - (age - 1) * DAY > begin; age++) {
      long day = midnight - age * DAY;
      add(Math.max(day, begin), Math.min(day + DAY, until), visits, prompt);
    }
  }

  private void add(long from, long to, Visits visits, boolean prompt) {
    if (from < to) {
      parts.add(new HistoryPart(from, to, visits, prompt));
    }
  }
}
