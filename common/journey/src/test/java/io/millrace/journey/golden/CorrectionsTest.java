package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.Money;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that their sender corrects or takes back, in every order of arrival. */
class CorrectionsTest extends GoldenTest {
  private static final Event SOLD = purchase("c-1", "taobao", "o1", NOON, 100);

  CorrectionsTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void aRefundWhoseCurrencyIsCorrectedTakesCreditInTheNewOne() {
    Event wrong = refund("r", "taobao", "o1", NOON + DAY, new Money("KWD", 19));
    Event right = new Event.Refund(wrong.envelope().withVersion(1), "o1", cny(19));
    Totals totals =
        totals(
            wrong,
            purchase("p", "taobao", "o1", NOON, 100),
            view("v", "douyin", "feed", NOON - HOUR),
            right);
    assertThat(credit(totals, Model.LAST_TOUCH, "douyin", "feed", "taobao")).isEqualTo(81);
    assertThat(
            day(totals, "taobao", Metric.CREDIT_IN, Model.LAST_TOUCH.id(), "douyin", "feed", "KWD"))
        .isZero();
  }

  @Test
  void theHighestVersionStaysWhetherItIsSmallerOrGreater() {
    for (long cents : new long[] {120, 80}) {
      Event corrected = version(purchase("c-1", "taobao", "o1", NOON, cents), 1);
      for (List<Event> arrival :
          List.of(
              List.of(SOLD, corrected),
              List.of(corrected, SOLD),
              List.of(SOLD, corrected, SOLD, corrected))) {
        assertThat(gross(arrival)).isEqualTo(cents);
      }
    }
  }

  @Test
  void aDeletedEventCountsForNothingAndStaysRemembered() {
    Event deleted = deleted(SOLD, 1);
    for (List<Event> arrival :
        List.of(List.of(SOLD, deleted), List.of(deleted, SOLD), List.of(SOLD, deleted, SOLD))) {
      Totals totals = totals(arrival.toArray(Event[]::new));
      assertThat(gross(arrival)).isZero();
      assertThat(day(totals, "taobao", Metric.ORDERS)).isZero();
      assertThat(day(totals, "taobao", Metric.EVENTS, "purchase")).isZero();
      assertThat(day(totals, "taobao", Metric.VISITORS)).isZero();
      assertThat(day(totals, "taobao", Metric.OPENS)).isZero();
    }
  }

  @Test
  void ofEqualVersionsTheDeletionStays() {
    assertThat(gross(List.of(SOLD, deleted(SOLD, 0)))).isZero();
    assertThat(gross(List.of(deleted(SOLD, 0), SOLD))).isZero();
  }

  @Test
  void aHigherVersionBringsADeletedEventBack() {
    Event again = version(SOLD, 2);

    assertThat(gross(List.of(deleted(SOLD, 1), again))).isEqualTo(100);
    assertThat(gross(List.of(again, deleted(SOLD, 1)))).isEqualTo(100);
  }

  @Test
  void aCorrectionMayMoveAnEventInTime() {
    Event moved = version(purchase("c-1", "taobao", "o1", NOON + DAY, 100), 1);
    Totals totals = totals(SOLD, view("v", "douyin", "feed", NOON + HOUR), moved);

    assertThat(day(totals, "taobao", Metric.ORDERS)).isEqualTo(1);
    assertThat(day(totals, "taobao", Metric.CREDIT_IN, "last_touch", "douyin", "feed", "CNY"))
        .isEqualTo(100);
  }

  @Test
  void aDeletedEventIsNoNeighbourOfAFlow() {
    Event between = view("b", "wechat", "moments", NOON + MINUTE);
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON),
            deleted(between, 1),
            view("c", "douyin", "live", NOON + 2 * MINUTE));

    assertThat(day(totals, "douyin", Metric.FLOW, "douyin", "feed", "live")).isEqualTo(1);
    assertThat(day(totals, "wechat", Metric.FLOW, "douyin", "feed", "moments")).isZero();
  }

  @Test
  void eventsOfDifferentTypesWithOneIdAreDifferentEvents() {
    Totals totals =
        totals(
            view("one", "taobao", "shop", NOON),
            purchase("one", "taobao", "o1", NOON + 1, 100),
            refund("one", "taobao", "o1", NOON + 2, cny(100)));

    assertThat(day(totals, "taobao", Metric.EVENTS, "view")).isEqualTo(1);
    assertThat(day(totals, "taobao", Metric.GROSS, "CNY")).isEqualTo(100);
    assertThat(day(totals, "taobao", Metric.REFUNDED, "CNY")).isEqualTo(100);
  }

  private long gross(List<Event> arrival) {
    return day(totals(arrival.toArray(Event[]::new)), "taobao", Metric.GROSS, "CNY");
  }

  private static Event deleted(Event event, int version) {
    return new Event.Deleted(event.envelope().withVersion(version));
  }

  private static Event version(Event event, int version) {
    Event.Purchase purchase = (Event.Purchase) event;
    EventEnvelope envelope = purchase.envelope().withVersion(version);
    return new Event.Purchase(envelope, purchase.order(), purchase.line(), purchase.amount());
  }
}
