package io.millrace.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.audit.ReceiptClock.Standing;
import io.millrace.audit.Recount.Arrival;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.generation.CalculationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With a horizon of 28 days and a lookback of 7, the stream remembers 28 + 32 + 7 = 67 days. */
class StreamMemoryTest {
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Optional<Duration> FOUR_WEEKS = Optional.of(Duration.ofDays(28));

  @Test
  void aRefundAfterAllOfTheMemoryIsInDoubtAndOneBeforeIsNot() {
    Arrival bought = inTime(purchase("p", "o", START));
    assertThat(isDoubtful(FOUR_WEEKS, bought, inTime(refund("r", "o", START + 67 * DAY))))
        .isFalse();
    assertThat(isDoubtful(FOUR_WEEKS, bought, inTime(refund("r", "o", START + 67 * DAY + 1))))
        .isTrue();
    assertThat(isDoubtful(FOUR_WEEKS, bought, inTime(refund("r", "other", START + 99 * DAY))))
        .isFalse();
    assertThat(isDoubtful(Optional.empty(), bought, inTime(refund("r", "o", START + 99 * DAY))))
        .isFalse();
  }

  @Test
  void theClockAtWhichAnEventArrivesDecidesAndNotItsOwnTime() {
    Arrival bought = inTime(purchase("p", "o", START));
    Event refund = refund("r", "o", START + 45 * DAY);
    assertThat(isDoubtful(FOUR_WEEKS, bought, late(refund, 22))).isFalse();
    assertThat(isDoubtful(FOUR_WEEKS, bought, late(refund, 23))).isTrue();
    assertThat(isDoubtful(FOUR_WEEKS, late(refund, 23), bought)).isTrue();
  }

  @Test
  void aVersionOfAForgottenEventIsInDoubt() {
    Event again = purchase("p", "o2", START + 70 * DAY);
    assertThat(isDoubtful(FOUR_WEEKS, inTime(purchase("p", "o1", START)), inTime(again))).isTrue();
    assertThat(isDoubtful(FOUR_WEEKS, inTime(purchase("q", "o1", START)), inTime(again))).isFalse();
  }

  /** The stream remembers that there was a first order, so the audit can compare the next one. */
  @Test
  void aBuyerWhoReturnsAfterAllOfTheMemoryIsNoNewBuyerAndNotInDoubt() {
    Recount recount = recount(FOUR_WEEKS);
    recount.add(
        List.of(
            inTime(purchase("p1", "o1", START)), inTime(purchase("p2", "o2", START + 300 * DAY))));
    assertThat(recount.doubtfulVisitors()).isZero();
    Cell then = new Cell(Kind.MONEY, "jd", Grain.DAY, START + 300 * DAY);
    assertThat(recount.cells().getOrDefault(then, Map.of()))
        .containsEntry(Measure.of(Metric.ORDERS), 1L)
        .doesNotContainKey(Measure.of(Metric.NEW_BUYERS));
  }

  private static boolean isDoubtful(Optional<Duration> horizon, Arrival... arrivals) {
    Recount recount = recount(horizon);
    recount.add(List.of(arrivals));
    return recount.doubtfulVisitors() == 1;
  }

  private static Recount recount(Optional<Duration> horizon) {
    return new Recount(
        new CalculationSettings(
            ZoneOffset.UTC, Duration.ofDays(7), Duration.ofDays(1), horizon, 5_000),
        RecountPortion.ALL);
  }

  private static Arrival inTime(Event event) {
    return late(event, 0);
  }

  private static Arrival late(Event event, int days) {
    return new Arrival(event, Standing.WITHIN, event.envelope().at() + days * DAY);
  }

  private static Event purchase(String id, String order, long at) {
    return new Event.Purchase(
        head(id, EventType.PURCHASE, at), order, Optional.of(new Money("CNY", 5)));
  }

  private static Event refund(String id, String order, long at) {
    return new Event.Refund(head(id, EventType.REFUND, at), order, new Money("CNY", 5));
  }

  private static EventEnvelope head(String id, EventType type, long at) {
    return new EventEnvelope(
        id,
        EventKey.of("jd", type, id),
        type,
        "jd",
        "shop",
        new Visitor(1, 2),
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
