package io.millrace.journey;

import static io.millrace.journey.testing.Events.ANNA;
import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.LoopKey;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.CrowdedOrders;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.Explanations;
import io.millrace.journey.testing.Replay;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of an order or a loop depends on the events alone, not on how they arrived. */
class CrowdedOrdersTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final long NOON = Events.time("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1, 4, 2, 700, 60", // orders beyond 256 members
    "2, 12, 300, 500, 60", // more orders in a lookback than are followed
    "3, 30, 40, 600, 200", // orders that have many members each
    "4, 4, 3000, 400, 600", // one purchase or refund an order, many touches and surfaces
    "5, 1, 5, 400, 20",
  })
  void anyArrivalGivesTheNumbersOfTheBatch(
      long seed, int days, int orders, int money, int traffic) {
    List<Event> events = CrowdedOrders.draw(seed, days, orders, money, traffic);
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
    assertThat(total(expected, "douyin", Metric.ORDERS_OVER_CAP)).isPositive();
    assertThat(restarting(events, 20).differences(expected)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1H", "P3D"})
  void anyLookbackGivesTheNumbersOfTheBatch(Duration lookback) {
    Attribution attribution = new Attribution(lookback, Duration.ofDays(1));
    List<Event> events = CrowdedOrders.draw(6, 2, 300, 700, 60);
    Totals expected = Batch.calculate(UTC, attribution, events);
    assertThat(Replay.totals(UTC, attribution, events).differences(expected)).isEmpty();
  }

  @Test
  void theFirst256OfAnOrderTakePartAndTheRestIsSaid() {
    List<Event> events = new ArrayList<>(List.of(purchase("p", "douyin", "o", NOON, 10_000)));
    for (int i = 0; i < 299; i++) {
      events.add(refund("r" + i, "douyin", "o", NOON + 1 + i, cny(1)));
    }
    Collections.shuffle(events, new Random(1));
    Totals totals = Replay.totals(UTC, Attribution.DEFAULT, events);
    assertThat(total(totals, "douyin", Metric.REFUNDED, "CNY")).isEqualTo(255);
    assertThat(total(totals, "douyin", Metric.ORDERS_OVER_CAP)).isEqualTo(44);
    assertThat(total(totals, "douyin", Metric.EVENTS, "refund")).isEqualTo(299);
  }

  @Test
  void purchasesThatAreNotFollowedKeepTheirMoneyAndAreDirect() {
    List<Event> events = new ArrayList<>(List.of(view("v", "wechat", "moments", NOON)));
    for (int i = 0; i < 300; i++) {
      events.add(purchase("p" + i, "douyin", "o" + i, NOON + 1 + i, 7));
    }
    Collections.shuffle(events, new Random(2));
    Totals totals = Replay.totals(UTC, Attribution.DEFAULT, events);
    assertThat(total(totals, "douyin", Metric.GROSS, "CNY")).isEqualTo(2_100);
    assertThat(total(totals, "douyin", Metric.ORDERS_OVER_CAP)).isEqualTo(236);
    assertThat(total(totals, "douyin", Metric.LOOPS, "external")).isEqualTo(64);
    assertThat(total(totals, "douyin", Metric.LOOPS, "direct")).isEqualTo(236);
    assertThat(total(totals, "douyin", Metric.CREDIT_IN, Model.LINEAR.id(), "", "", "CNY"))
        .isEqualTo(236 * 7);
  }

  @Test
  void theLatestTouchesAtThirtyTwoPlacesAreCreditedAndTheOthersAreCounted() {
    Explanations explained = new Explanations(EngineLimits.NO_HORIZON);
    for (int i = 0; i < 40; i++) {
      explained.accept(view("v" + i, "wechat", "s" + i, NOON + i));
    }
    explained.accept(purchase("p", "douyin", "o", NOON + 100, 3_200));
    explained.commit();
    var purchase = explained.order(new LoopKey(ANNA, "douyin", "o", true)).purchase().orElseThrow();
    assertThat(purchase.touches()).hasSize(32);
    assertThat(purchase.touches().getFirst().surface()).isEqualTo("s8");
    assertThat(purchase.earlierTouches()).isEqualTo(8);
  }

  private static long total(Totals totals, String platform, Metric metric, String... dimensions) {
    return totals.total(Grain.MONTH, platform, Measure.of(metric, dimensions));
  }

  private static Totals restarting(List<Event> events, int every) {
    Totals totals = new Totals(UTC);
    Replay replay =
        new Replay(new JourneyEngine(UTC, Attribution.DEFAULT, EngineLimits.NO_HORIZON), totals);
    Random random = new Random(every);
    for (Event event : events) {
      replay.accept(event);
      if (random.nextInt(every) == 0) {
        replay.restart();
      }
    }
    replay.settle();
    return totals;
  }
}
