package io.millrace.insights.testing;

import io.millrace.events.Entities;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.loop.OrderAmount;
import io.millrace.events.loop.TouchCredit;
import io.millrace.events.loop.TouchNames;
import io.millrace.insights.orders.store.OrderRevision;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds explained orders. */
public final class Explained {
  public static final Instant WRITTEN = Instant.parse("2026-11-24T10:00:00Z");
  private static final long NOON = Revisions.at("2026-11-23T12:00:00Z");

  private Explained() {}

  public static LoopKey key(long visitor, String platform, String order) {
    return new LoopKey(new Visitor(7, visitor), platform, order, true);
  }

  public static OrderRevision revision(LoopKey key, long revision, ExplainedOrder order) {
    return new OrderRevision(key, revision, WRITTEN, Optional.of(order));
  }

  public static OrderRevision withdrawal(LoopKey key, long revision) {
    return new OrderRevision(key, revision, WRITTEN, Optional.empty());
  }

  /** Makes an order without touches, of that many minor units. */
  public static ExplainedOrder direct(long amount) {
    ExplainedPurchase purchase =
        new ExplainedPurchase(
            "p",
            NOON,
            Optional.of(new OrderAmount("CNY", amount)),
            1,
            LoopKind.DIRECT,
            List.of(),
            0);
    return new ExplainedOrder(NOON + amount, Optional.of(purchase), 0, List.of(), 0);
  }

  /** Makes an order without touches, bought at that time. */
  public static ExplainedOrder purchase(long at) {
    return purchase(at, LoopKind.DIRECT);
  }

  /** Makes an order with a loop of that kind, bought at that time. */
  public static ExplainedOrder purchase(long at, LoopKind kind) {
    ExplainedPurchase purchase =
        new ExplainedPurchase(
            "p", at, Optional.of(new OrderAmount("CNY", 100)), 1, kind, List.of(), 0);
    return new ExplainedOrder(at, Optional.of(purchase), 0, List.of(), 0);
  }

  /** Makes an order with a touch for each of these, which names them. */
  public static ExplainedOrder named(Entities... names) {
    List<ExplainedTouch> touches =
        Arrays.stream(names)
            .map(
                named ->
                    new ExplainedTouch(
                        "douyin",
                        "live",
                        NOON,
                        1,
                        Map.of(),
                        new TouchNames(named, Optional.of("mobile"), Optional.empty())))
            .toList();
    ExplainedPurchase purchase =
        new ExplainedPurchase(
            "p", NOON, Optional.of(new OrderAmount("CNY", 9)), 1, LoopKind.EXTERNAL, touches, 0);
    return new ExplainedOrder(NOON, Optional.of(purchase), 0, List.of(), 0);
  }

  /** That of the contract: two touches, and a refund of all but 4. */
  public static ExplainedOrder mixed() {
    ExplainedTouch first =
        new ExplainedTouch(
            "kuaishou",
            "shop",
            NOON - 3_600_000,
            2,
            Map.of(Model.LINEAR, new TouchCredit(2, 500_000)));
    ExplainedTouch second =
        new ExplainedTouch(
            "douyin",
            "live",
            NOON - 1_000,
            1,
            Map.of(
                Model.LINEAR,
                new TouchCredit(2, 500_000),
                Model.LAST_TOUCH,
                new TouchCredit(4, 1_000_000)));
    ExplainedPurchase purchase =
        new ExplainedPurchase(
            "e-8",
            NOON,
            Optional.of(new OrderAmount("CNY", 9)),
            1,
            LoopKind.MIXED,
            List.of(first, second),
            3);
    ExplainedRefund refund = new ExplainedRefund("e-9", NOON + 86_400_000, new Money("CNY", 5), 5);
    return new ExplainedOrder(NOON + 86_400_000, Optional.of(purchase), 1, List.of(refund), 0);
  }

  /** Makes an order without an amount, with one touch. */
  public static ExplainedOrder unvalued() {
    ExplainedTouch touch =
        new ExplainedTouch(
            "jd", "shop", NOON, 1, Map.of(Model.LINEAR, new TouchCredit(0, 1_000_000)));
    ExplainedPurchase purchase =
        new ExplainedPurchase("p", NOON, Optional.empty(), 0, LoopKind.EXTERNAL, List.of(touch), 0);
    return new ExplainedOrder(NOON, Optional.of(purchase), 0, List.of(), 0);
  }

  /** Makes a refund that waits for its purchase. */
  public static ExplainedOrder waiting() {
    ExplainedRefund refund = new ExplainedRefund("r", NOON, new Money("CNY", 5), 0);
    return new ExplainedOrder(NOON, Optional.empty(), 0, List.of(refund), 0);
  }
}
