package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The time from the first touch to the purchase, by the bit length of its seconds. */
class TimeToMoneyTest extends GoldenTest {
  private static final Event PURCHASE = purchase("p", "taobao", "o1", NOON, 100);

  TimeToMoneyTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void wholeSecondsAreCountedByTheirBitLength() {
    assertThat(bits(PURCHASE, viewBefore(0))).isEqualTo(Map.of("0", 1L));
    assertThat(bits(PURCHASE, viewBefore(SECOND - 1))).isEqualTo(Map.of("0", 1L));
    assertThat(bits(PURCHASE, viewBefore(SECOND))).isEqualTo(Map.of("1", 1L));
    assertThat(bits(PURCHASE, viewBefore(2 * SECOND - 1))).isEqualTo(Map.of("1", 1L));
    assertThat(bits(PURCHASE, viewBefore(2 * SECOND))).isEqualTo(Map.of("2", 1L));
    assertThat(bits(PURCHASE, viewBefore(HOUR))).isEqualTo(Map.of("12", 1L));
    assertThat(bits(PURCHASE, viewBefore(WEEK))).isEqualTo(Map.of("20", 1L));
  }

  @Test
  void aPurchaseWithoutTouchTookNoTime() {
    assertThat(bits(PURCHASE)).isEmpty();
    assertThat(bits(PURCHASE, viewBefore(WEEK + 1))).isEmpty();
  }

  @Test
  void timeRunsFromTheEndOfTheFirstTouch() {
    Event runBegins = view("a", "douyin", "feed", NOON - HOUR);
    Event runEnds = view("b", "douyin", "feed", NOON - 31 * MINUTE);
    Event secondTouch = view("c", "douyin", "live", NOON - MINUTE);
    // 1 860 seconds; 3 600 would be 12 bits.
    assertThat(bits(PURCHASE, runBegins, runEnds, secondTouch)).isEqualTo(Map.of("11", 1L));
  }

  @Test
  void aTouchEndsAtThePurchaseThoughTheVisitorStays() {
    assertThat(bits(PURCHASE, viewBefore(10 * MINUTE), view("v", "douyin", "feed", NOON + MINUTE)))
        .isEqualTo(Map.of("10", 1L));
  }

  @Test
  void repeatsOfAnOrderDoNotCount() {
    Event repeat = purchase("q", "taobao", "o1", NOON + HOUR, 100);
    assertThat(bits(PURCHASE, repeat, viewBefore(SECOND))).isEqualTo(Map.of("1", 1L));
  }

  @Test
  void itIsNotKeptByMinute() {
    Totals totals = totals(PURCHASE, viewBefore(SECOND));
    Measure measure = Measure.of(Metric.SECONDS_TO_MONEY, "1");
    assertThat(totals.total(Grain.MINUTE, "taobao", measure)).isZero();
    assertThat(totals.total(Grain.HOUR, "taobao", measure)).isEqualTo(1);
  }

  private static Event viewBefore(long ms) {
    return view("before", "douyin", "feed", NOON - ms);
  }

  private Map<String, Long> bits(Event... events) {
    return totals(events).cells().entrySet().stream()
        .filter(cell -> cell.getKey().grain() == Grain.MONTH)
        .flatMap(cell -> cell.getValue().entrySet().stream())
        .filter(value -> value.getKey().metric() == Metric.SECONDS_TO_MONEY)
        .collect(
            Collectors.toMap(value -> value.getKey().dimensions().getFirst(), Map.Entry::getValue));
  }
}
