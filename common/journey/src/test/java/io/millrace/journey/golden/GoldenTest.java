package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.time;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers worked out by hand, so that the engine and the batch cannot be wrong together. */
@ParameterizedClass
@EnumSource(Calculation.class)
abstract class GoldenTest {
  static final long NOON = time("2026-11-23T12:00:00Z");
  static final long SECOND = 1_000;
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final long WEEK = 7 * DAY;
  static final Calendar UTC = new Calendar(ZoneOffset.UTC);

  private final Calculation calculation;

  GoldenTest(Calculation calculation) {
    this.calculation = calculation;
  }

  /** With a lookback of seven days and a half-life of one. */
  final Totals totals(Event... events) {
    return totals(UTC, Attribution.DEFAULT.halfLife(), List.of(events));
  }

  final Totals totals(Calendar calendar, Duration halfLife, List<Event> events) {
    Attribution attribution = new Attribution(Attribution.DEFAULT.lookback(), halfLife);
    return calculation.totals(calendar, attribution, events);
  }

  /** The sum over all days. */
  static long day(Totals totals, String platform, Metric metric, String... dimensions) {
    return totals.total(Grain.DAY, platform, Measure.of(metric, dimensions));
  }

  /** The sum over all months. */
  static long month(Totals totals, String platform, Metric metric, String... dimensions) {
    return totals.total(Grain.MONTH, platform, Measure.of(metric, dimensions));
  }

  /** All that the cell of that day holds. */
  static Map<Measure, Long> cellOfDay(Totals totals, Kind kind, String platform, long at) {
    return totals.cell(new Cell(kind, platform, Grain.DAY, UTC.start(Grain.DAY, at)));
  }

  /** Yuan cents on a platform that touches on a surface earned, over all days. */
  static long credit(
      Totals totals, Model model, String touchPlatform, String touchSurface, String platform) {
    return day(totals, platform, Metric.CREDIT_IN, model.id(), touchPlatform, touchSurface, "CNY");
  }

  /** Millionths of orders on a platform that touches on a surface earned, over all days. */
  static long microOrders(
      Totals totals, Model model, String touchPlatform, String touchSurface, String platform) {
    return day(totals, platform, Metric.CREDIT_IN_ORDERS, model.id(), touchPlatform, touchSurface);
  }
}
