package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.List;
import java.util.Optional;

/**
 * Writes down how what an order contributes changes: only what differs, so one refund costs one.
 */
final class OrderFacts {
  private static final Measure ORDERS = Measure.of(Metric.ORDERS);
  private static final Measure UNVALUED = Measure.of(Metric.UNVALUED);
  private static final Measure RETURNS = Measure.of(Metric.RETURNS);
  private static final Measure OVER_CAP = Measure.of(Metric.ORDERS_OVER_CAP);

  private final Weights weights;
  private final InternedSurface nowhere;
  private final Facts facts;

  OrderFacts(Weights weights, InternedSurface nowhere, Facts facts) {
    this.weights = weights;
    this.nowhere = nowhere;
    this.facts = facts;
  }

  /** From what it contributed to what it contributes. */
  void settle(Account before, Account after) {
    boolean same = before.creditsAs(after);
    CreditFacts credit = credit(before, after, same);
    purchase(before, after, credit, same);
    List<Ledger.Refunded> were = before.ledger().refunds();
    List<Ledger.Refunded> are = after.ledger().refunds();
    int i = 0;
    int j = 0;
    while (i < were.size() || j < are.size()) {
      int order = i == were.size() ? 1 : j == are.size() ? -1 : compare(were.get(i), are.get(j));
      Optional<Ledger.Refunded> was = order <= 0 ? Optional.of(were.get(i++)) : Optional.empty();
      Optional<Ledger.Refunded> is = order >= 0 ? Optional.of(are.get(j++)) : Optional.empty();
      if (!same || !was.equals(is)) {
        refund(was, is, credit);
      }
    }
  }

  /** Some step of the order is over its cap, or is not any more. */
  void overCap(JourneyEvent event, int by) {
    facts.add(event.platform(), OVER_CAP, event.at(), by);
  }

  /** Traffic followed a purchase, or did not after all. */
  void returned(JourneyEvent purchase, int by) {
    facts.add(purchase.platform(), RETURNS, purchase.at(), by);
  }

  private CreditFacts credit(Account before, Account after, boolean same) {
    LoopShares shared = shares(before);
    return new CreditFacts(
        shared, same ? shared.twin() : shares(before, shared, after), nowhere, facts);
  }

  private LoopShares shares(Account account) {
    return account
        .loop()
        .map(loop -> LoopShares.of(loop, weights, nowhere))
        .orElseGet(LoopShares::none);
  }

  private LoopShares shares(Account before, LoopShares shared, Account after) {
    return before.loop().isPresent() && after.loop().isPresent()
        ? shared.of(after.loop().get(), before.loop().get(), weights, nowhere)
        : shares(after);
  }

  private static int compare(Ledger.Refunded one, Ledger.Refunded other) {
    return one.refund().compareTo(other.refund());
  }

  private void purchase(Account before, Account after, CreditFacts credit, boolean same) {
    Optional<JourneyEvent> was = before.ledger().purchase();
    Optional<JourneyEvent> is = after.ledger().purchase();
    was.ifPresent(event -> plain(event, before, -1));
    is.ifPresent(event -> plain(event, after, 1));
    if (was.isPresent() && is.isPresent() && was.get().is(is.get())) {
      if (!same) {
        CreditFacts.Move money = new CreditFacts.Move(0, Math.max(0, is.get().amount()));
        credit.order(is.get(), true, true);
        credit.money(is.get(), money, money);
      }
      return;
    }
    was.ifPresent(
        event -> {
          credit.order(event, true, false);
          credit.money(event, paid(event), CreditFacts.Move.NONE);
        });
    is.ifPresent(
        event -> {
          credit.order(event, false, true);
          credit.money(event, CreditFacts.Move.NONE, paid(event));
        });
  }

  private static CreditFacts.Move paid(JourneyEvent purchase) {
    return new CreditFacts.Move(0, Math.max(0, purchase.amount()));
  }

  private void plain(JourneyEvent event, Account account, int sign) {
    Loop loop = account.loop().orElseThrow();
    add(event, ORDERS, sign);
    if (event.hasAmount()) {
      add(event, Measure.of(Metric.GROSS, event.currency()), sign * event.amount());
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
    add(event, RETURNS, account.returned() ? sign : 0);
    add(event, OVER_CAP, account.followed() ? 0 : sign);
  }

  private void refund(
      Optional<Ledger.Refunded> was, Optional<Ledger.Refunded> is, CreditFacts credit) {
    JourneyEvent event = was.or(() -> is).orElseThrow().refund();
    was.ifPresent(refunded -> plain(refunded, -1));
    is.ifPresent(refunded -> plain(refunded, 1));
    credit.money(event, taken(was), taken(is));
  }

  private static CreditFacts.Move taken(Optional<Ledger.Refunded> refunded) {
    return refunded
        .map(some -> new CreditFacts.Move(some.left(), some.left() - some.applied()))
        .orElse(CreditFacts.Move.NONE);
  }

  private void plain(Ledger.Refunded refunded, int sign) {
    JourneyEvent event = refunded.refund();
    String currency = event.currency();
    add(event, Measure.of(Metric.REFUNDED, currency), sign * refunded.applied());
    add(event, Measure.of(Metric.UNMATCHED, currency), sign * refunded.unmatched());
    add(event, Measure.of(Metric.OVER_REFUNDED, currency), sign * refunded.over());
  }

  private void add(JourneyEvent event, Measure measure, long delta) {
    if (delta != 0) {
      facts.add(event.platform(), measure, event.at(), delta);
    }
  }
}
