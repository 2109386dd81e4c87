package io.millrace.audit.batch;

import static io.millrace.audit.batch.Sheet.DAY;
import static io.millrace.audit.batch.Sheet.HOUR;
import static io.millrace.audit.batch.Sheet.NOON;
import static io.millrace.audit.batch.Sheet.all;
import static io.millrace.audit.batch.Sheet.deleted;
import static io.millrace.audit.batch.Sheet.moved;
import static io.millrace.audit.batch.Sheet.purchase;
import static io.millrace.audit.batch.Sheet.purchaseOn;
import static io.millrace.audit.batch.Sheet.refund;
import static io.millrace.audit.batch.Sheet.touches;
import static io.millrace.audit.batch.Sheet.unvalued;
import static io.millrace.audit.batch.Sheet.view;
import static io.millrace.audit.batch.Sheet.viewOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Metric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is a new buyer, and which touches brought one, worked out on paper. */
class NewBuyersOnPaperTest {

  @Test
  void ofSeveralOrdersOnAPlatformTheFirstIsOfANewBuyer() {
    Sheet sheet =
        Sheet.of(
            purchase("p3", "o3", NOON + 400 * DAY, 5),
            purchase("p2", "o2", NOON + DAY, 5),
            purchase("p1", "o1", NOON, 5));
    assertThat(newOn(sheet, NOON)).isEqualTo(1);
    assertThat(newOn(sheet, NOON + DAY)).isZero();
    assertThat(newOn(sheet, NOON + 400 * DAY)).isZero();
    assertThat(sheet.total(Metric.ORDERS, "taobao")).isEqualTo(3);
  }

  @Test
  void everyPlatformHasNewBuyersOfItsOwn() {
    Sheet sheet =
        Sheet.of(
            purchase("p1", "o1", NOON, 5),
            purchaseOn("jd", "p2", "o1", NOON + DAY, 5),
            purchaseOn("jd", "p3", "o2", NOON + 2 * DAY, 5));
    assertThat(sheet.total(Metric.NEW_BUYERS, "taobao")).isEqualTo(1);
    assertThat(sheet.total(Metric.NEW_BUYERS, "jd")).isEqualTo(1);
    assertThat(newOn(sheet, NOON)).isEqualTo(1);
  }

  @Test
  void anOrderWithoutAnAmountMakesANewBuyer() {
    Sheet sheet = Sheet.of(unvalued("p1", "o1", NOON), purchase("p2", "o2", NOON + DAY, 5));
    assertThat(newOn(sheet, NOON)).isEqualTo(1);
    assertThat(newOn(sheet, NOON + DAY)).isZero();
    assertThat(sheet.total(Metric.NEW_BUYERS_IN, "taobao", "linear", "", "")).isEqualTo(1_000_000);
  }

  @Test
  void whenTheFirstOrderIsDeletedTheNextOneIsOfANewBuyer() {
    Event first = purchase("p1", "o1", NOON, 5);
    Sheet sheet = Sheet.of(first, purchase("p2", "o2", NOON + DAY, 5), deleted(first));
    assertThat(newOn(sheet, NOON)).isZero();
    assertThat(newOn(sheet, NOON + DAY)).isEqualTo(1);
  }

  @Test
  void aCorrectionThatMovesTheFirstOrderBehindTheNextChangesWhichOneItIs() {
    Sheet sheet =
        Sheet.of(
            purchase("p1", "o1", NOON, 5),
            purchase("p2", "o2", NOON + DAY, 5),
            moved("p1", "o1", NOON + 2 * DAY, 5));
    assertThat(newOn(sheet, NOON)).isZero();
    assertThat(newOn(sheet, NOON + DAY)).isEqualTo(1);
    assertThat(newOn(sheet, NOON + 2 * DAY)).isZero();
  }

  /** p2 is the second purchase of o1 until p1 becomes one of o2; then both count. */
  @Test
  void aCorrectionOfTheOrderNumberKeepsTheNewBuyerAndMakesAnotherOrder() {
    Event p1 = purchase("p1", "o1", NOON, 5);
    Event p2 = purchase("p2", "o1", NOON + DAY, 5);
    assertThat(Sheet.of(p1, p2).total(Metric.ORDERS, "taobao")).isEqualTo(1);
    Sheet sheet = Sheet.of(p1, p2, moved("p1", "o2", NOON, 5));
    assertThat(sheet.total(Metric.ORDERS, "taobao")).isEqualTo(2);
    assertThat(sheet.total(Metric.NEW_BUYERS, "taobao")).isEqualTo(1);
    assertThat(newOn(sheet, NOON)).isEqualTo(1);
  }

  @Test
  void whenTheFirstPurchaseOfTheFirstOrderIsDeletedItsNextPurchaseIsOfANewBuyer() {
    Event first = purchase("p1", "o1", NOON, 5);
    Sheet sheet =
        Sheet.of(
            first,
            purchase("p2", "o1", NOON + DAY, 5),
            purchase("p3", "o3", NOON + 2 * DAY, 5),
            deleted(first));
    assertThat(newOn(sheet, NOON + DAY)).isEqualTo(1);
    assertThat(sheet.total(Metric.NEW_BUYERS, "taobao")).isEqualTo(1);
  }

  @Test
  void aBuyerWhoGotAllMoneyBackIsStillOne() {
    Sheet sheet =
        Sheet.of(
            refund("r0", "o2", NOON - DAY, 5),
            purchase("p1", "o1", NOON, 5),
            refund("r", "o1", NOON + 1, 5),
            purchase("p2", "o2", NOON + DAY, 5));
    assertThat(newOn(sheet, NOON)).isEqualTo(1);
    assertThat(sheet.total(Metric.NEW_BUYERS, "taobao")).isEqualTo(1);
  }

  @Test
  void ofTwoOrdersAtOneTimeOneIsOfANewBuyer() {
    Sheet sheet = Sheet.of(purchase("p1", "o1", NOON, 5), purchase("p2", "o2", NOON, 5));
    assertThat(sheet.total(Metric.NEW_BUYERS, "taobao")).isEqualTo(1);
    assertThat(sheet.total(Metric.ORDERS, "taobao")).isEqualTo(2);
  }

  /** Three touches before the first order; linear shares are 333 333, 333 333 and 333 334. */
  @Test
  void theTouchesOfTheFirstOrderShareTheNewBuyer() {
    Sheet sheet =
        Sheet.of(
            all(
                touches(NOON, "a", "b", "c"),
                purchase("p1", "o1", NOON, 5),
                view("d", NOON + DAY),
                purchase("p2", "o2", NOON + DAY + HOUR, 5)));
    assertThat(sheet.day(Metric.NEW_BUYERS_IN, "taobao", NOON))
        .containsEntry("linear douyin a", 333_333L)
        .containsEntry("linear douyin b", 333_333L)
        .containsEntry("linear douyin c", 333_334L)
        .containsEntry("last_touch douyin c", 1_000_000L)
        .containsEntry("first_touch douyin a", 1_000_000L)
        .containsEntry("position douyin a", 400_000L)
        .containsEntry("position douyin b", 200_000L)
        .containsEntry("position douyin c", 400_000L)
        .hasSize(3 + 1 + 1 + 3 + 3);
    assertThat(sheet.day(Metric.NEW_BUYERS_OUT, "douyin", NOON))
        .containsEntry("linear c taobao", 333_334L)
        .containsEntry("last_touch c taobao", 1_000_000L);
    assertThat(sheet.day(Metric.NEW_BUYERS_IN, "taobao", NOON + DAY)).isEmpty();
    assertThat(sheet.day(Metric.NEW_BUYERS_OUT, "douyin", NOON + DAY)).isEmpty();
    assertThat(sheet.total(Metric.CREDIT_IN_ORDERS, "taobao", "last_touch", "douyin", "d"))
        .isEqualTo(1_000_000);
  }

  @Test
  void aCreatorBringsTheNewBuyersOfItsTouches() {
    Sheet sheet =
        Sheet.of(
            viewOf("lin", "a", NOON - HOUR),
            purchase("p1", "o1", NOON, 5),
            viewOf("bo", "a", NOON + DAY),
            purchase("p2", "o2", NOON + DAY + HOUR, 5));
    assertThat(sheet.dayOfCreator(Metric.ENTITY_NEW_BUYERS, "lin", NOON))
        .containsEntry("last_touch a taobao", 1_000_000L);
    assertThat(sheet.dayOfCreator(Metric.ENTITY_NEW_BUYERS, "bo", NOON + DAY)).isEmpty();
    assertThat(sheet.dayOfCreator(Metric.ENTITY_CREDIT_ORDERS, "bo", NOON + DAY))
        .containsEntry("last_touch a taobao", 1_000_000L);
  }

  /** 256 refunds of o1 come before its purchase, which takes part in no number. */
  @Test
  void aPurchaseBeyondTheLimitOfItsOrderMakesNoNewBuyer() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      events.add(refund("r" + i, "o1", NOON - DAY, 1));
    }
    events.add(purchase("p1", "o1", NOON, 5));
    events.add(purchase("p2", "o2", NOON + DAY, 5));
    Sheet sheet = Sheet.of(events);
    assertThat(newOn(sheet, NOON)).isZero();
    assertThat(newOn(sheet, NOON + DAY)).isEqualTo(1);
  }

  /** With its 255 refunds and an order of weight 4 before it, the first order is too heavy. */
  @Test
  void aNewBuyerWhoseTouchesAreNotFollowedIsUnderTheEmptyTouch() {
    List<Event> events = new ArrayList<>(touches(NOON, "a").toList());
    events.add(purchaseOn("jd", "p0", "o0", NOON - DAY, 5));
    events.add(purchase("p1", "o1", NOON, 500));
    for (int i = 0; i < 255; i++) {
      events.add(refund("r" + i, "o1", NOON + DAY, 1));
    }
    Sheet sheet = Sheet.of(events);
    assertThat(sheet.total(Metric.ORDERS_OVER_CAP, "taobao")).isEqualTo(1);
    assertThat(sheet.total(Metric.NEW_BUYERS_IN, "taobao", "linear", "", "")).isEqualTo(1_000_000);
    assertThat(sheet.total(Metric.REFUNDED_IN, "taobao", "linear", "", "", "CNY")).isEqualTo(255);
    assertThat(newOn(sheet, NOON)).isEqualTo(1);
  }

  private static long newOn(Sheet sheet, long at) {
    return sheet.day(Metric.NEW_BUYERS, "taobao", at).getOrDefault("", 0L);
  }
}
