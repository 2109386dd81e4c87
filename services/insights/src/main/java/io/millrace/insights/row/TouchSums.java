package io.millrace.insights.row;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds up what some touches earned, what refunds took from it, and what their traffic cost. Amounts
 * are in minor units by currency. For one thread.
 */
public final class TouchSums {
  private final SortedMap<String, Long> credit = new TreeMap<>();
  private final SortedMap<String, Long> refunded = new TreeMap<>();
  private final SortedMap<String, Long> spend = new TreeMap<>();
  private long microOrders;
  private long microNewBuyers;

  /** Adds money that the touches earned, after refunds. */
  public void addCredit(String currency, long more) {
    credit.merge(currency, more, Figures::saturated);
  }

  /** Adds what refunds took. */
  public void addRefunded(String currency, long more) {
    refunded.merge(currency, more, Figures::saturated);
  }

  /** Adds what was paid for the traffic of the touches. */
  public void addSpend(String currency, long more) {
    spend.merge(currency, more, Figures::saturated);
  }

  /** Adds millionths of orders. */
  public void addOrders(long more) {
    microOrders = Figures.saturated(microOrders, more);
  }

  /** Adds millionths of new buyers. */
  public void addNewBuyers(long more) {
    microNewBuyers = Figures.saturated(microNewBuyers, more);
  }

  /** Returns the earned money by currency. It is a view. */
  public SortedMap<String, Long> credit() {
    return Collections.unmodifiableSortedMap(credit);
  }

  /** Returns what refunds took by currency. It is a view. */
  public SortedMap<String, Long> refunded() {
    return Collections.unmodifiableSortedMap(refunded);
  }

  public long microOrders() {
    return microOrders;
  }

  public long microNewBuyers() {
    return microNewBuyers;
  }

  /** Returns whether all sums of money and orders of touches are 0. */
  public boolean isZero() {
    return microOrders == 0
        && credit.values().stream().allMatch(amount -> amount == 0)
        && refunded.values().stream().allMatch(amount -> amount == 0);
  }

  /** Makes a line for each currency that has an amount other than 0, by currency. */
  public List<Earned> lines() {
    SortedSet<String> currencies = new TreeSet<>(credit.keySet());
    currencies.addAll(refunded.keySet());
    currencies.addAll(spend.keySet());
    return currencies.stream()
        .filter(code -> of(credit, code) != 0 || of(refunded, code) != 0 || of(spend, code) != 0)
        .map(
            code ->
                Earned.of(
                    code,
                    of(credit, code),
                    of(refunded, code),
                    of(spend, code),
                    microOrders,
                    microNewBuyers))
        .toList();
  }

  private static long of(SortedMap<String, Long> amounts, String currency) {
    return amounts.getOrDefault(currency, 0L);
  }
}
