package io.millrace.audit.batch;

import static io.millrace.audit.batch.Sheet.DAY;
import static io.millrace.audit.batch.Sheet.HOUR;
import static io.millrace.audit.batch.Sheet.NOON;
import static io.millrace.audit.batch.Sheet.all;
import static io.millrace.audit.batch.Sheet.purchase;
import static io.millrace.audit.batch.Sheet.refund;
import static io.millrace.audit.batch.Sheet.tip;
import static io.millrace.audit.batch.Sheet.touches;
import static io.millrace.audit.batch.Sheet.view;
import static io.millrace.audit.batch.Sheet.viewOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.Money;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What refunds took from whom, worked out on paper. */
class RefundedCreditOnPaperTest {

  /** Linear shares: of 100 33, 33 and 34; of 99 33 each; of 98 32, 33 and 33; of 97 32, 32, 33. */
  @Test
  void everyStepTakesTheDifferenceOfTheSharesBeforeAndAfter() {
    Sheet sheet =
        orderOf100(
            refund("r1", "o", NOON + DAY, 1),
            refund("r2", "o", NOON + 2 * DAY, 1),
            refund("r3", "o", NOON + 3 * DAY, 1));
    assertThat(linear(sheet, NOON)).isEmpty();
    assertThat(linear(sheet, NOON + DAY)).isEqualTo(Map.of("c", 1L));
    assertThat(linear(sheet, NOON + 2 * DAY)).isEqualTo(Map.of("a", 1L));
    assertThat(linear(sheet, NOON + 3 * DAY)).isEqualTo(Map.of("b", 1L));
  }

  @Test
  void creditAndWhatRefundsTookAddUpToTheCreditBeforeRefunds() {
    Sheet sheet = orderOf100(refund("r", "o", NOON + DAY, 40));
    assertThat(sheet.total(Metric.CREDIT_IN, "taobao", "linear", "douyin", "a", "CNY"))
        .isEqualTo(20);
    assertThat(sheet.total(Metric.REFUNDED_IN, "taobao", "linear", "douyin", "a", "CNY"))
        .isEqualTo(13);
    assertThat(sheet.total(Metric.REFUNDED_OUT, "douyin", "linear", "c", "taobao", "CNY"))
        .isEqualTo(14);
    assertThat(sheet.total(Metric.REFUNDED, "taobao", "CNY")).isEqualTo(40);
  }

  @Test
  void everyModelTakesFromItsOwnTouches() {
    Sheet sheet = orderOf100(refund("r", "o", NOON + DAY, 40));
    Map<String, Long> taken = sheet.day(Metric.REFUNDED_IN, "taobao", NOON + DAY);
    assertThat(taken)
        .containsEntry("last_touch douyin c CNY", 40L)
        .containsEntry("first_touch douyin a CNY", 40L)
        .containsEntry("position douyin a CNY", 16L)
        .containsEntry("position douyin b CNY", 8L)
        .containsEntry("position douyin c CNY", 16L)
        .doesNotContainKeys("last_touch douyin a CNY", "first_touch douyin c CNY");
    for (Model model : Model.values()) {
      assertThat(
              taken.entrySet().stream()
                  .filter(of -> of.getKey().startsWith(model.id() + " "))
                  .mapToLong(Map.Entry::getValue)
                  .sum())
          .as("%s", model)
          .isEqualTo(40);
    }
  }

  /** Position shares of four touches (4, 1, 1, 4): of 7 3, 0, 1, 3; of 6 2, 1, 1, 2. */
  @Test
  void aTouchThatGetsMoreByRoundingHasANegativeNumber() {
    Sheet sheet =
        Sheet.of(
            all(
                touches(NOON, "a", "b", "c", "d"),
                purchase("p", "o", NOON, 7),
                refund("r", "o", NOON + DAY, 1)));
    assertThat(of("position", sheet.day(Metric.REFUNDED_IN, "taobao", NOON + DAY)))
        .isEqualTo(Map.of("a", 1L, "b", -1L, "d", 1L));
  }

  @Test
  void aRefundOfTooMuchTakesWhatIsLeftAndTheNextOneNothing() {
    Sheet sheet =
        orderOf100(refund("r1", "o", NOON + DAY, 150), refund("r2", "o", NOON + 2 * DAY, 5));
    assertThat(linear(sheet, NOON + DAY)).isEqualTo(Map.of("a", 33L, "b", 33L, "c", 34L));
    assertThat(linear(sheet, NOON + 2 * DAY)).isEmpty();
    assertThat(sheet.total(Metric.REFUNDED, "taobao", "CNY")).isEqualTo(100);
    assertThat(sheet.total(Metric.OVER_REFUNDED, "taobao", "CNY")).isEqualTo(55);
  }

  @Test
  void aRefundBeforeItsPurchaseTakesInItsOwnWindow() {
    Sheet sheet = orderOf100(refund("r", "o", NOON - DAY, 40));
    assertThat(linear(sheet, NOON - DAY)).isEqualTo(Map.of("a", 13L, "b", 13L, "c", 14L));
    assertThat(linear(sheet, NOON)).isEmpty();
  }

  @Test
  void aRefundInAnotherCurrencyOrOfNoPurchaseTakesNothing() {
    Sheet sheet =
        orderOf100(
            refund("r1", "o", NOON + DAY, new Money("JPY", 40)),
            refund("r2", "other", NOON + DAY, 40));
    assertThat(sheet.day(Metric.REFUNDED_IN, "taobao", NOON + DAY)).isEmpty();
    assertThat(sheet.day(Metric.REFUNDED_OUT, "douyin", NOON + DAY)).isEmpty();
  }

  @Test
  void aRefundOfAnOrderWithoutTouchesIsUnderTheEmptyTouch() {
    Sheet sheet = Sheet.of(purchase("p", "o", NOON, 100), refund("r", "o", NOON + DAY, 40));
    assertThat(sheet.total(Metric.REFUNDED_IN, "taobao", "linear", "", "", "CNY")).isEqualTo(40);
    assertThat(sheet.totals().cells().keySet()).allMatch(cell -> cell.platform().equals("taobao"));
  }

  @Test
  void aTouchOnThePlatformOfTheMoneyIsNotCountedAsOneElsewhere() {
    Sheet sheet =
        Sheet.of(
            view("taobao", "search", NOON - HOUR, Entities.NONE),
            purchase("p", "o", NOON, 100),
            refund("r", "o", NOON + DAY, 40));
    assertThat(sheet.total(Metric.REFUNDED_IN, "taobao", "linear", "taobao", "search", "CNY"))
        .isEqualTo(40);
    assertThat(sheet.day(Metric.REFUNDED_OUT, "taobao", NOON + DAY)).isEmpty();
  }

  /** The creator made what was seen on a and c. */
  @Test
  void aCreatorLosesWhatIsTakenFromItsTouches() {
    Sheet sheet =
        Sheet.of(
            viewOf("lin", "a", NOON - 3 * HOUR),
            view("b", NOON - 2 * HOUR),
            viewOf("lin", "c", NOON - HOUR),
            purchase("p", "o", NOON, 100),
            refund("r", "o", NOON + DAY, 40));
    assertThat(sheet.dayOfCreator(Metric.ENTITY_REFUNDED, "lin", NOON + DAY))
        .containsEntry("linear a taobao CNY", 13L)
        .containsEntry("linear c taobao CNY", 14L)
        .containsEntry("last_touch c taobao CNY", 40L)
        .doesNotContainKey("linear b taobao CNY");
  }

  /** All of 150 is paid by two lines; linear shares: of 150 50 each; of 110 36, 37 and 37. */
  @Test
  void aRefundIsOfAllLinesOfAnOrder() {
    Event.Purchase first = (Event.Purchase) purchase("p1", "o", NOON, 100);
    Event.Purchase second = (Event.Purchase) purchase("p2", "o", NOON + HOUR, 50);
    Sheet sheet =
        Sheet.of(
            all(
                touches(NOON, "a", "b", "c"),
                new Event.Purchase(first.envelope(), "o", Optional.of("1"), first.amount()),
                new Event.Purchase(second.envelope(), "o", Optional.of("2"), second.amount()),
                refund("r", "o", NOON + DAY, 40)));
    assertThat(linear(sheet, NOON + DAY)).isEqualTo(Map.of("a", 14L, "b", 13L, "c", 13L));
  }

  @Test
  void aTipHasNoRefund() {
    Sheet sheet = Sheet.of(tip("t", NOON, 100), refund("r", "t", NOON + DAY, 40));
    assertThat(sheet.totals().cells().values())
        .allSatisfy(
            values ->
                assertThat(values.keySet())
                    .noneMatch(measure -> measure.metric() == Metric.REFUNDED_IN));
  }

  /** An order of 100 on taobao after touches on a, b and c of douyin. */
  private static Sheet orderOf100(Event... others) {
    return Sheet.of(
        Stream.concat(
                touches(NOON, "a", "b", "c"),
                Stream.concat(Stream.of(purchase("p", "o", NOON, 100)), Stream.of(others)))
            .toList());
  }

  private static Map<String, Long> linear(Sheet sheet, long at) {
    return of("linear", sheet.day(Metric.REFUNDED_IN, "taobao", at));
  }

  /** The numbers of a model, by the surface of the touch. */
  private static Map<String, Long> of(String model, Map<String, Long> taken) {
    Map<String, Long> bySurface = new TreeMap<>();
    taken.forEach(
        (key, value) -> {
          String[] dimensions = key.split(" ", -1);
          if (dimensions[0].equals(model)) {
            bySurface.put(dimensions[2], value);
          }
        });
    return bySurface;
  }
}
