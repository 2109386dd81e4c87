package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.List;
import java.util.Optional;

/**
 * Sends the differences between two contributions of an order. Equal parts send nothing, so one
 * refund costs one difference.
 */
final class OrderFacts {
  private static final Measure ORDERS = Measure.of(Metric.ORDERS);
  private static final Measure NEW_BUYERS = Measure.of(Metric.NEW_BUYERS);
  private static final Measure UNVALUED = Measure.of(Metric.UNVALUED);
  private static final Measure OTHER_CURRENCY = Measure.of(Metric.OTHER_CURRENCY);
  private static final Measure RETURNS = Measure.of(Metric.RETURNS);
  private static final Measure OVER_CAP = Measure.of(Metric.ORDERS_OVER_CAP);

  private final Weights weights;
  private final InternedSurface nowhere;
  private final FactSink facts;

  OrderFacts(Weights weights, InternedSurface nowhere, FactSink facts) {
    this.weights = weights;
    this.nowhere = nowhere;
    this.facts = facts;
  }

  /** Sends the differences from one contribution to another. */
  void settle(OrderContribution before, OrderContribution after) {
    boolean same = before.creditsAs(after) && before.namesAs(after);
    CreditFacts credit = credit(before, after, same);
    purchase(before, after, credit, same);
    otherCurrency(before.balance().total(), after.balance().total());
    List<OrderBalance.Refunded> were = before.balance().refunds();
    List<OrderBalance.Refunded> are = after.balance().refunds();
    int i = 0;
    int j = 0;
    while (i < were.size() || j < are.size()) {
      int order = i == were.size() ? 1 : j == are.size() ? -1 : compare(were.get(i), are.get(j));
      Optional<OrderBalance.Refunded> was =
          order <= 0 ? Optional.of(were.get(i++)) : Optional.empty();
      Optional<OrderBalance.Refunded> is =
          order >= 0 ? Optional.of(are.get(j++)) : Optional.empty();
      if (!same || !was.equals(is)) {
        refund(before, after, was, is, credit);
      }
    }
  }

  /** Sends that one event of the order came over the cap, or is not over it any more. */
  void overCap(JourneyEvent event, int by) {
    facts.add(event.platform(), OVER_CAP, event.at(), by);
  }

  /** Sends that a purchase has a return, or no longer has one. */
  void returned(JourneyEvent purchase, int by) {
    facts.add(purchase.platform(), RETURNS, purchase.at(), by);
  }

  private CreditFacts credit(OrderContribution before, OrderContribution after, boolean same) {
    LoopShares shared = shares(before);
    return new CreditFacts(
        shared, same ? shared.twin() : shares(before, shared, after), nowhere, facts);
  }

  private LoopShares shares(OrderContribution contribution) {
    return contribution
        .loop()
        .map(loop -> LoopShares.of(loop, weights, nowhere))
        .orElseGet(LoopShares::none);
  }

  private LoopShares shares(OrderContribution before, LoopShares shared, OrderContribution after) {
    return before.loop().isPresent() && after.loop().isPresent()
        ? shared.of(after.loop().get(), before.loop().get(), weights, nowhere)
        : shares(after);
  }

  /** A refund whose currency was corrected is two: one that is gone, and another one. */
  private static int compare(OrderBalance.Refunded one, OrderBalance.Refunded other) {
    int order = one.refund().compareTo(other.refund());
    return order == 0 && !one.refund().currency().equals(other.refund().currency()) ? -1 : order;
  }

  private void purchase(
      OrderContribution before, OrderContribution after, CreditFacts credit, boolean same) {
    Optional<JourneyEvent> was = before.balance().purchase();
    Optional<JourneyEvent> is = after.balance().purchase();
    OrderTotal wasTotal = before.balance().total();
    OrderTotal isTotal = after.balance().total();
    was.ifPresent(event -> plain(event, before, -1));
    is.ifPresent(event -> plain(event, after, 1));
    if (was.isPresent() && is.isPresent() && was.get().is(is.get())) {
      if (!same) {
        credit.order(is.get(), true, true);
      }
      if (!same || before.newBuyer() != after.newBuyer()) {
        credit.newBuyer(is.get(), before.newBuyer(), after.newBuyer());
      }
      if (!same || !wasTotal.isAs(isTotal)) {
        money(is.get(), wasTotal, isTotal, credit);
      }
      return;
    }
    was.ifPresent(
        event -> {
          credit.order(event, true, false);
          credit.newBuyer(event, before.newBuyer(), false);
          credit.money(event, wasTotal.currency(), paid(wasTotal), CreditFacts.Move.NONE);
        });
    is.ifPresent(
        event -> {
          credit.order(event, false, true);
          credit.newBuyer(event, false, after.newBuyer());
          credit.money(event, isTotal.currency(), CreditFacts.Move.NONE, paid(isTotal));
        });
  }

  private static void money(
      JourneyEvent purchase, OrderTotal was, OrderTotal is, CreditFacts credit) {
    if (was.currency().equals(is.currency())) {
      credit.money(purchase, is.currency(), paid(was), paid(is));
    } else {
      credit.money(purchase, was.currency(), paid(was), CreditFacts.Move.NONE);
      credit.money(purchase, is.currency(), CreditFacts.Move.NONE, paid(is));
    }
  }

  private static CreditFacts.Move paid(OrderTotal total) {
    return new CreditFacts.Move(0, total.paid());
  }

  private void otherCurrency(OrderTotal was, OrderTotal is) {
    if (!was.otherCurrency().equals(is.otherCurrency())) {
      was.otherCurrency().forEach(line -> add(line, OTHER_CURRENCY, -1));
      is.otherCurrency().forEach(line -> add(line, OTHER_CURRENCY, 1));
    }
  }

  private void plain(JourneyEvent event, OrderContribution contribution, int sign) {
    Loop loop = contribution.loop().orElseThrow();
    add(event, ORDERS, sign);
    add(event, NEW_BUYERS, contribution.newBuyer() ? sign : 0);
    named(event, event.names().channel(), Metric.CHANNEL_ORDERS, sign);
    named(event, event.names().region(), Metric.REGION_ORDERS, sign);
    OrderTotal total = contribution.balance().total();
    if (total.isKnown()) {
      long gross = sign * total.amount();
      add(event, Measure.of(Metric.GROSS, total.currency()), gross);
      named(event, event.names().channel(), Metric.CHANNEL_GROSS, total.currency(), gross);
      named(event, event.names().region(), Metric.REGION_GROSS, total.currency(), gross);
    } else {
      add(event, UNVALUED, sign);
    }
    add(event, Measure.of(Metric.LOOPS, loop.kind().id()), sign);
    loop.secondsToMoney()
        .ifPresent(
            seconds -> {
              int bits = Long.SIZE - Long.numberOfLeadingZeros(seconds);
              add(event, Measure.of(Metric.SECONDS_TO_MONEY, Integer.toString(bits)), sign);
            });
    add(event, RETURNS, contribution.returned() ? sign : 0);
    add(event, OVER_CAP, contribution.followed() ? 0 : sign);
  }

  private void refund(
      OrderContribution before,
      OrderContribution after,
      Optional<OrderBalance.Refunded> was,
      Optional<OrderBalance.Refunded> is,
      CreditFacts credit) {
    JourneyEvent event = was.or(() -> is).orElseThrow().refund();
    was.ifPresent(refunded -> plain(refunded, buyer(before), -1));
    is.ifPresent(refunded -> plain(refunded, buyer(after), 1));
    credit.refund(event, taken(was), taken(is));
  }

  private static CreditFacts.Move taken(Optional<OrderBalance.Refunded> refunded) {
    return refunded
        .map(some -> new CreditFacts.Move(some.left(), some.left() - some.applied()))
        .orElse(CreditFacts.Move.NONE);
  }

  /** What the counting purchase names; nothing when there is none. */
  private static Names buyer(OrderContribution contribution) {
    return contribution.balance().purchase().map(JourneyEvent::names).orElse(Names.NONE);
  }

  private void plain(OrderBalance.Refunded refunded, Names buyer, int sign) {
    JourneyEvent event = refunded.refund();
    String currency = event.currency();
    long applied = sign * refunded.applied();
    add(event, Measure.of(Metric.REFUNDED, currency), applied);
    named(event, buyer.channel(), Metric.CHANNEL_REFUNDED, currency, applied);
    named(event, buyer.region(), Metric.REGION_REFUNDED, currency, applied);
    add(event, Measure.of(Metric.UNMATCHED, currency), sign * refunded.unmatched());
    add(event, Measure.of(Metric.OVER_REFUNDED, currency), sign * refunded.over());
  }

  private void named(JourneyEvent event, String name, Metric metric, long delta) {
    if (!name.isEmpty()) {
      add(event, Measure.of(metric, name), delta);
    }
  }

  private void named(JourneyEvent event, String name, Metric metric, String currency, long delta) {
    if (!name.isEmpty()) {
      add(event, Measure.of(metric, name, currency), delta);
    }
  }

  private void add(JourneyEvent event, Measure measure, long delta) {
    if (delta != 0) {
      facts.add(event.platform(), measure, event.at(), delta);
    }
  }
}
