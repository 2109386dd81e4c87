package io.millrace.standalone.demo.feed;

import io.millrace.standalone.demo.world.WorldSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * In which order history is sent. Events may come in any order and numbers stay right: so first
 * comes what tells most.
 */
final class Plan {
  private static final long HOUR = Duration.ofHours(1).toMinutes();
  private static final long DAY = Duration.ofDays(1).toMinutes();
  private static final int WEEK = 7;

  private final List<Part> parts = new ArrayList<>();
  private final long start;
  private final long begin;
  private final long midnight;
  private final long lastHour;

  private Plan(WorldSettings settings) {
    this.start = Timeline.minuteOf(settings.start());
    this.begin = Timeline.minuteOf(settings.begin());
    this.midnight = Timeline.minuteOf(settings.midnight());
    this.lastHour = Math.max(begin, start - HOUR);
  }

  /**
   * The last hour; a week of shopping, from today back; the rest of today; shopping of older days;
   * at last all other visits, the newest day first.
   */
  static List<Part> of(WorldSettings settings) {
    Plan plan = new Plan(settings);
    plan.add(plan.lastHour, plan.start, Visits.ALL, true);
    plan.days(0, WEEK, Visits.SHOPPING, true);
    plan.days(0, 1, Visits.OTHER, true);
    plan.days(WEEK, Integer.MAX_VALUE, Visits.SHOPPING, false);
    plan.days(1, Integer.MAX_VALUE, Visits.OTHER, false);
    return List.copyOf(plan.parts);
  }

  /** Days by their age: 0 is today. */
  private void days(long fromAge, long toAge, Visits visits, boolean prompt) {
    for (long age = fromAge; age < toAge && midnight - (age - 1) * DAY > begin; age++) {
      long day = midnight - age * DAY;
      add(Math.max(day, begin), Math.min(day + DAY, lastHour), visits, prompt);
    }
  }

  private void add(long from, long to, Visits visits, boolean prompt) {
    if (from < to) {
      parts.add(new Part(from, to, visits, prompt));
    }
  }
}
