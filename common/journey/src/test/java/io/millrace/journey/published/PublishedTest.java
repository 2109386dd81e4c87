package io.millrace.journey.published;

import static io.millrace.journey.testing.Events.time;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Numbers that others published. Their channels are surfaces here, all of one platform that sells
 * as well, and their conversions are purchases on it.
 */
@ParameterizedClass
@EnumSource(Calculation.class)
abstract class PublishedTest {
  static final String PLATFORM = "web";
  static final String CURRENCY = "USD";
  static final long NOON = time("2026-11-23T12:00:00Z");
  static final long HOUR = Duration.ofHours(1).toMillis();
  static final long DAY = Duration.ofDays(1).toMillis();

  /** A lookback that is common elsewhere. */
  static final Duration LOOKBACK = Duration.ofDays(30);

  static final Duration HALF_LIFE = Duration.ofDays(7);

  private final Calculation calculation;

  PublishedTest(Calculation calculation) {
    this.calculation = calculation;
  }

  final Totals totals(List<Event> events) {
    Calendar calendar = new Calendar(ZoneOffset.UTC);
    return calculation.totals(calendar, new Attribution(LOOKBACK, HALF_LIFE), events);
  }

  static Event touch(Visitor visitor, String id, String channel, long at) {
    return new Event.Content(
        head(visitor, id, EventType.VIEW, PLATFORM, channel, at), OptionalLong.empty());
  }

  static Event conversion(Visitor visitor, String id, long at, long minor) {
    return purchase(visitor, id, PLATFORM, id, at, new Money(CURRENCY, minor));
  }

  static Event purchase(
      Visitor visitor, String id, String platform, String order, long at, Money amount) {
    return new Event.Purchase(
        head(visitor, id, EventType.PURCHASE, platform, "checkout", at),
        order,
        Optional.of(amount));
  }

  static EventEnvelope head(
      Visitor visitor, String id, EventType type, String platform, String surface, long at) {
    return Events.head(
        visitor, id, type, platform, surface, at, Optional.empty(), Optional.empty());
  }

  /** What a channel earned, in minor units. */
  static long credit(Totals totals, Model model, String channel) {
    return total(totals, PLATFORM, Metric.CREDIT_IN, model.id(), PLATFORM, channel, CURRENCY);
  }

  /** What a channel earned, in millionths of conversions. */
  static long microOrders(Totals totals, Model model, String channel) {
    return total(totals, PLATFORM, Metric.CREDIT_IN_ORDERS, model.id(), PLATFORM, channel);
  }

  /** The sum over all months. */
  static long total(Totals totals, String platform, Metric metric, String... dimensions) {
    return totals.total(Grain.MONTH, platform, Measure.of(metric, dimensions));
  }
}
