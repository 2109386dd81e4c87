package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.ANNA;
import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.head;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.purchaseOfLine;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.unvalued;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first counting purchase of a visitor on a platform, over all orders, makes a new buyer. */
class NewBuyersTest extends GoldenTest {

  NewBuyersTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void aVisitorIsANewBuyerOfEachPlatformOnce() {
    Totals totals =
        totals(
            purchase("p1", "taobao", "o1", NOON, 100),
            purchase("p2", "taobao", "o2", NOON + DAY, 100),
            purchase("p3", "douyin", "o1", NOON + 2 * DAY, 100));
    assertThat(onDay(totals, "taobao", NOON)).isEqualTo(1);
    assertThat(onDay(totals, "taobao", NOON + DAY)).isZero();
    assertThat(onDay(totals, "douyin", NOON + 2 * DAY)).isEqualTo(1);
    assertThat(month(totals, "taobao", Metric.NEW_BUYERS)).isEqualTo(1);
  }

  /** Three touches of the first order have 333 333, 333 333 and 333 334 millionths of it. */
  @Test
  void theTouchesOfTheFirstOrderShareItAndThoseOfOthersDoNot() {
    Totals totals =
        totals(
            view("a", "douyin", "a", NOON - 3 * HOUR),
            view("b", "taobao", "b", NOON - 2 * HOUR),
            view("c", "douyin", "c", NOON - HOUR),
            purchase("p1", "taobao", "o1", NOON, 100),
            view("d", "douyin", "d", NOON + HOUR),
            purchase("p2", "taobao", "o2", NOON + 2 * HOUR, 100));
    assertThat(micro(totals, Model.LINEAR, "douyin", "a")).isEqualTo(333_333);
    assertThat(micro(totals, Model.LINEAR, "taobao", "b")).isEqualTo(333_333);
    assertThat(micro(totals, Model.LINEAR, "douyin", "c")).isEqualTo(333_334);
    assertThat(micro(totals, Model.LAST_TOUCH, "douyin", "c")).isEqualTo(1_000_000);
    assertThat(micro(totals, Model.LAST_TOUCH, "douyin", "d")).isZero();
    assertThat(out(totals, Model.LINEAR, "a")).isEqualTo(333_333);
    assertThat(out(totals, Model.LINEAR, "c")).isEqualTo(333_334);
    assertThat(day(totals, "taobao", Metric.NEW_BUYERS_OUT, "linear", "b", "taobao")).isZero();
    assertThat(out(totals, Model.LAST_TOUCH, "d")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aNewBuyerWithoutATouchIsOfTheEmptyTouch(Model model) {
    Totals totals = totals(purchase("p", "taobao", "o", NOON, 100));
    assertThat(micro(totals, model, "", "")).isEqualTo(1_000_000);
  }

  @Test
  void anEarlierPurchaseThatArrivesLateTakesTheNewBuyer() {
    Totals totals =
        totals(
            view("a", "douyin", "a", NOON - 30 * HOUR),
            view("b", "douyin", "b", NOON - HOUR),
            purchase("p2", "taobao", "o2", NOON, 100),
            purchase("p1", "taobao", "o1", NOON - DAY, 100));
    assertThat(onDay(totals, "taobao", NOON - DAY)).isEqualTo(1);
    assertThat(onDay(totals, "taobao", NOON)).isZero();
    assertThat(micro(totals, Model.LAST_TOUCH, "douyin", "a")).isEqualTo(1_000_000);
    assertThat(micro(totals, Model.LAST_TOUCH, "douyin", "b")).isZero();
  }

  @Test
  void whenTheFirstPurchaseIsTakenBackTheNextOneIsOfTheNewBuyer() {
    Event first = purchase("p1", "taobao", "o1", NOON - DAY, 100);
    Event second = purchase("p2", "taobao", "o2", NOON, 100);
    Event third = purchase("p3", "taobao", "o3", NOON + DAY, 100);
    Event deleted = new Event.Deleted(first.envelope().withVersion(2));
    Totals totals = totals(first, second, third, deleted);
    assertThat(onDay(totals, "taobao", NOON - DAY)).isZero();
    assertThat(onDay(totals, "taobao", NOON)).isEqualTo(1);
    assertThat(onDay(totals, "taobao", NOON + DAY)).isZero();
    Totals none = totals(first, deleted);
    assertThat(month(none, "taobao", Metric.NEW_BUYERS)).isZero();
  }

  @Test
  void aCorrectedTimeCanMakeAnotherPurchaseTheFirst() {
    Event first = purchase("p1", "taobao", "o1", NOON - DAY, 100);
    Event second = purchase("p2", "taobao", "o2", NOON, 100);
    Event moved =
        new Event.Purchase(
            head("p1", EventType.PURCHASE, "taobao", "shop", NOON + DAY).withVersion(1),
            "o1",
            Optional.of(cny(100)));
    Totals totals = totals(first, second, moved);
    assertThat(onDay(totals, "taobao", NOON - DAY)).isZero();
    assertThat(onDay(totals, "taobao", NOON)).isEqualTo(1);
    assertThat(onDay(totals, "taobao", NOON + DAY)).isZero();
  }

  @Test
  void anEarlierLineMovesTheFirstPurchaseOfTheSameOrder() {
    Totals totals =
        totals(
            purchaseOfLine("p2", "taobao", "o", "l2", NOON, cny(7)),
            purchase("other", "taobao", "o2", NOON + 1, 100),
            purchaseOfLine("p1", "taobao", "o", "l1", NOON - DAY, cny(5)));
    assertThat(onDay(totals, "taobao", NOON - DAY)).isEqualTo(1);
    assertThat(onDay(totals, "taobao", NOON)).isZero();
  }

  @Test
  void anOrderWithoutAnAmountCounts() {
    Totals totals =
        totals(
            unvalued("p1", "taobao", "o1", NOON - DAY), purchase("p2", "taobao", "o2", NOON, 100));
    assertThat(onDay(totals, "taobao", NOON - DAY)).isEqualTo(1);
    assertThat(onDay(totals, "taobao", NOON)).isZero();
  }

  @Test
  void refundsLeaveTheNewBuyerAndMakeNone() {
    Totals totals =
        totals(
            refund("r0", "taobao", "unknown", NOON - DAY, cny(1)),
            purchase("p1", "taobao", "o1", NOON, 100),
            refund("r1", "taobao", "o1", NOON + HOUR, cny(100)),
            purchase("p2", "taobao", "o2", NOON + DAY, 100));
    assertThat(onDay(totals, "taobao", NOON - DAY)).isZero();
    assertThat(onDay(totals, "taobao", NOON)).isEqualTo(1);
    assertThat(onDay(totals, "taobao", NOON + DAY)).isZero();
    assertThat(micro(totals, Model.LINEAR, "", "")).isEqualTo(1_000_000);
  }

  /** Of an order the first 256 purchases and refunds take part, so its purchase does not count. */
  @Test
  void aPurchaseThatTakesNoPartInItsOrderMakesNoNewBuyer() {
    List<Event> events = new ArrayList<>();
    events.add(purchase("p1", "taobao", "o1", NOON, 100));
    events.add(purchase("p2", "taobao", "o2", NOON + DAY, 100));
    for (int i = 0; i < 256; i++) {
      events.add(refund("r" + i, "taobao", "o1", NOON - 1 - i, cny(1)));
    }
    Totals totals = totals(events.toArray(Event[]::new));
    assertThat(onDay(totals, "taobao", NOON)).isZero();
    assertThat(onDay(totals, "taobao", NOON + DAY)).isEqualTo(1);
    Event gone = new Event.Deleted(events.getLast().envelope().withVersion(1));
    events.add(gone);
    Totals again = totals(events.toArray(Event[]::new));
    assertThat(onDay(again, "taobao", NOON)).isEqualTo(1);
    assertThat(onDay(again, "taobao", NOON + DAY)).isZero();
  }

  @Test
  void whatTheTouchesNameEarnsTheNewBuyer() {
    Entities ann = new Entities(Optional.of("ann"), Optional.empty(), Optional.empty());
    Event seen =
        new Event.Content(
            head(ANNA, "v", EventType.VIEW, "douyin", "live", NOON - HOUR, channel(), channel())
                .withEntities(ann),
            OptionalLong.of(1));
    Totals totals =
        totals(
            seen,
            purchase("p1", "taobao", "o1", NOON, 100),
            purchase("p2", "taobao", "o2", NOON + 1, 100));
    Entity creator = new Entity(Entity.Type.CREATOR, "ann");
    for (Model model : Model.values()) {
      Measure orders = Measure.of(Metric.ENTITY_CREDIT_ORDERS, model.id(), "live", "taobao");
      Measure buyers = Measure.of(Metric.ENTITY_NEW_BUYERS, model.id(), "live", "taobao");
      assertThat(totals.total(Grain.DAY, "douyin", creator, orders)).isEqualTo(2_000_000);
      assertThat(totals.total(Grain.DAY, "douyin", creator, buyers)).isEqualTo(1_000_000);
    }
  }

  private static Optional<String> channel() {
    return Optional.empty();
  }

  private static long onDay(Totals totals, String platform, long at) {
    return cellOfDay(totals, Kind.MONEY, platform, at)
        .getOrDefault(Measure.of(Metric.NEW_BUYERS), 0L);
  }

  /** Millionths of taobao's new buyers that touches on a surface earned. */
  private static long micro(Totals totals, Model model, String platform, String surface) {
    return day(totals, "taobao", Metric.NEW_BUYERS_IN, model.id(), platform, surface);
  }

  /** The same, in the cells of douyin. */
  private static long out(Totals totals, Model model, String surface) {
    return day(totals, "douyin", Metric.NEW_BUYERS_OUT, model.id(), surface, "taobao");
  }
}
