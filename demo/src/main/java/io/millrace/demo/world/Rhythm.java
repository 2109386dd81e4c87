package io.millrace.demo.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The activity of people by time of day and day of the week, and the festivals. */
final class Rhythm {
  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
  private static final double WORKDAY = 0.96;
  private static final double WEEKEND = 1.10;
  private static final Festival NONE = new Festival(MonthDay.of(1, 1), 1, 1);

  private final List<Double> hours =
      new WorldTable("rhythm.csv").rows(row -> WorldTable.number(row, "weight"));
  private final double mean =
      hours.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  private final Map<MonthDay, Festival> festivals =
      new WorldTable("festivals.csv")
              .rows(
                  row ->
                      new Festival(
                          MonthDay.parse(row.get("day")),
                          WorldTable.number(row, "trips"),
                          WorldTable.number(row, "basket")))
              .stream()
              .collect(Collectors.toMap(Festival::day, festival -> festival));

  /**
   * A day on which people shop more.
   *
   * @param trips number of shopping trips, as a multiple of that of an ordinary day
   * @param basket amount of an order, as a multiple of that of an ordinary day
   */
  record Festival(MonthDay day, double trips, double basket) {}

  /** Returns the activity of people, relative to the average of the week. */
  double at(Instant time) {
    ZonedDateTime local = time.atZone(HOME);
    DayOfWeek day = local.getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    return hours.get(local.getHour()) / mean * (weekend ? WEEKEND : WORKDAY);
  }

  /** Returns the festival of the day, or the values of an ordinary day. */
  Festival festival(Instant time) {
    return festivals.getOrDefault(MonthDay.from(time.atZone(HOME)), NONE);
  }
}
