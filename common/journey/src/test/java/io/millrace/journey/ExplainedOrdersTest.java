package io.millrace.journey;

import static io.millrace.journey.testing.Events.ANNA;
import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.unvalued;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.loop.OrderAmount;
import io.millrace.events.loop.TouchCredit;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.Explanations;
import io.millrace.journey.testing.LongJourneys;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.OrderSums;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An explained order says what the cells contain of it. */
class ExplainedOrdersTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final long NOON = Events.time("2026-11-23T12:00:00Z");
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final LoopKey ORDER = new LoopKey(ANNA, "douyin", "o1", true);
  private static final LoopKey WAITING = new LoopKey(ANNA, "douyin", "o1", false);
  private static final int WORLDS = 400;

  @Test
  void sumUpToTheCellsInAnyOrderOfArrival() {
    for (long seed = 0; seed < WORLDS; seed++) {
      List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(seed, 5 + (int) (seed % 60)));
      Map<OrderSums.Of, Long> expected =
          OrderSums.of(Batch.calculate(UTC, Attribution.DEFAULT, events));
      Explanations explained = committing(shuffledWithRepetitions(events, seed), 4);
      assertThat(OrderSums.of(explained.orders())).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void sumUpToTheCellsOfABusyVisitorWithMoreTouchesThanAreCredited(long seed) {
    List<Event> events = OrderSums.onlyOrders(LongJourneys.draw(ANNA, seed, 3_000));
    Explanations explained = committing(events, 40);
    assertThat(explained.orders().values())
        .anyMatch(order -> order.purchase().filter(p -> p.earlierTouches() > 0).isPresent());
    assertThat(OrderSums.of(explained.orders()))
        .isEqualTo(OrderSums.of(Batch.calculate(UTC, Attribution.DEFAULT, events)));
  }

  @Test
  void showsTouchesCreditsAndRefunds() {
    Explanations explained =
        of(
            view("v1", "kuaishou", "shop", NOON - 3 * HOUR),
            view("v2", "kuaishou", "shop", NOON - 3 * HOUR + 1),
            view("v3", "douyin", "live", NOON - HOUR),
            purchase("e-8", "douyin", "o1", NOON, 9),
            purchase("again", "douyin", "o1", NOON + 1, 9),
            refund("e-9", "douyin", "o1", NOON + DAY, cny(4)),
            refund("e-10", "douyin", "o1", NOON + 2 * DAY, cny(7)));
    ExplainedOrder order = explained.order(ORDER);
    assertThat(order.asOf()).isEqualTo(NOON + 2 * DAY);
    assertThat(order.repeats()).isEqualTo(1);
    assertThat(order.refunds())
        .containsExactly(
            new ExplainedRefund("e-9", NOON + DAY, cny(4), 4),
            new ExplainedRefund("e-10", NOON + 2 * DAY, cny(7), 5));
    ExplainedPurchase purchase = order.purchase().orElseThrow();
    assertThat(purchase.id()).isEqualTo("e-8");
    assertThat(purchase.amount()).contains(new OrderAmount("CNY", 9));
    assertThat(purchase.kind()).isEqualTo(LoopKind.MIXED);
    ExplainedTouch first = purchase.touches().getFirst();
    assertThat(first)
        .isEqualTo(new ExplainedTouch("kuaishou", "shop", NOON - 3 * HOUR + 1, 2, first.credit()));
    assertThat(first.credit(Model.LAST_TOUCH)).isEqualTo(TouchCredit.NONE);
    assertThat(first.credit(Model.LINEAR)).isEqualTo(new TouchCredit(0, 500_000));
    assertThat(purchase.touches()).hasSize(2);
  }

  @Test
  void creditsSharesOfWhatRemains() {
    Explanations explained =
        of(
            view("v1", "kuaishou", "shop", NOON - 3 * HOUR),
            view("v2", "douyin", "live", NOON - HOUR),
            purchase("p", "douyin", "o1", NOON, 9),
            refund("r", "douyin", "o1", NOON + DAY, cny(4)));
    ExplainedPurchase purchase = explained.order(ORDER).purchase().orElseThrow();
    assertThat(purchase.touches())
        .extracting(touch -> touch.credit(Model.LINEAR))
        .containsExactly(new TouchCredit(2, 500_000), new TouchCredit(3, 500_000));
  }

  @Test
  void earnsOrdersOnlyWhereTheAmountIsNotKnown() {
    Explanations explained =
        of(view("v", "douyin", "live", NOON), unvalued("p", "douyin", "o1", NOON));
    ExplainedPurchase purchase = explained.order(ORDER).purchase().orElseThrow();
    assertThat(purchase.amount()).isEmpty();
    assertThat(purchase.touches().getFirst().credit(Model.POSITION))
        .isEqualTo(new TouchCredit(0, 1_000_000));
  }

  @Test
  void showsRefundsThatWaitUntilTheirPurchaseComes() {
    Explanations explained = of(refund("r", "douyin", "o1", NOON, cny(4)));
    assertThat(explained.orders()).containsOnlyKeys(WAITING);
    assertThat(explained.order(WAITING).purchase()).isEmpty();

    commit(explained, purchase("p", "douyin", "o1", NOON - DAY, 9));
    assertThat(explained.orders()).containsOnlyKeys(ORDER);
    assertThat(explained.order(ORDER).refunds())
        .containsExactly(new ExplainedRefund("r", NOON, cny(4), 4));
  }

  @Test
  void saysNothingOfEventsThatTouchNoPurchase() {
    Explanations explained =
        of(view("v1", "douyin", "live", NOON), purchase("p", "douyin", "o1", NOON + HOUR, 9));
    commit(explained, view("v2", "douyin", "live", NOON + 2 * HOUR));
    assertThat(explained.explained()).isEmpty();
    commit(explained, view("v1", "douyin", "live", NOON));
    assertThat(explained.explained()).isEmpty();
    commit(explained, view("late", "douyin", "feed", NOON + 1));
    assertThat(explained.explained()).containsExactly(ORDER);
  }

  @Test
  void withdrawsAnOrderWhoseOnlyEventTurnsOutToBeOfAnother() {
    Explanations explained = of(purchase("p", "douyin", "o1", NOON, 9));
    commit(explained, purchase("p", "douyin", "o0", NOON, 9));
    assertThat(explained.orders()).containsOnlyKeys(new LoopKey(ANNA, "douyin", "o0", true));
  }

  @Test
  void keepsTheExplanationOfAPurchaseThatWasForgotten() {
    EngineLimits fourWeeks = new EngineLimits(Optional.of(Duration.ofDays(28)), 5_000);
    Explanations explained = new Explanations(fourWeeks);
    commit(explained, view("v", "douyin", "live", NOON - HOUR));
    commit(explained, purchase("p", "douyin", "o1", NOON, 9));
    ExplainedOrder before = explained.order(ORDER);

    commit(explained, view("much later", "douyin", "live", NOON + 100 * DAY));
    commit(explained, refund("r", "douyin", "o1", NOON + 101 * DAY, cny(4)));
    assertThat(explained.orders()).containsOnlyKeys(ORDER, WAITING);
    assertThat(explained.order(ORDER)).isEqualTo(before);
    assertThat(OrderSums.of(explained.orders())).isEqualTo(OrderSums.of(explained.totals()));
  }

  @Test
  void tellsThePurchasesAndRefundsThatTakePartAndCountsTheRest() {
    Explanations explained = new Explanations(EngineLimits.NO_HORIZON);
    for (int i = 0; i < 300; i++) {
      explained.accept(refund("r" + i, "douyin", "o1", NOON + i, cny(1)));
    }
    commit(explained, purchase("p", "douyin", "o1", NOON, 299));
    ExplainedOrder order = explained.order(ORDER);
    assertThat(order.refunds()).hasSize(255);
    assertThat(order.moreRefunds()).isEqualTo(45);
  }

  private static Explanations of(Event... events) {
    Explanations explained = new Explanations(EngineLimits.NO_HORIZON);
    List.of(events).forEach(explained::accept);
    explained.commit();
    return explained;
  }

  private static void commit(Explanations explained, Event event) {
    explained.accept(event);
    explained.commit();
  }

  /** Commits on average every so many events. */
  private static Explanations committing(List<Event> events, int every) {
    Explanations explained = new Explanations(EngineLimits.NO_HORIZON);
    Random random = new Random(every);
    for (Event event : events) {
      explained.accept(event);
      if (random.nextInt(every) == 0) {
        explained.commit();
      }
    }
    explained.commit();
    return explained;
  }

  private static List<Event> shuffledWithRepetitions(List<Event> events, long seed) {
    Random random = new Random(~seed);
    List<Event> sent = new ArrayList<>(events);
    events.stream().filter(_ -> random.nextInt(3) == 0).forEach(sent::add);
    Collections.shuffle(sent, random);
    return sent;
  }
}
