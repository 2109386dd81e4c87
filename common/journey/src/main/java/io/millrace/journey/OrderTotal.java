package io.millrace.journey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The value of an order: the sum of its lines. Of each line, the first purchase with an amount
 * counts, in journey order. Purchases without a line are one line together. The currency of the
 * order is that of its first purchase with an amount. A line in another currency changes no money.
 *
 * @param currency empty when no purchase of the order has an amount
 * @param amount in minor units; {@link JourneyEvent#NO_NUMBER} when no purchase has an amount
 * @param lines the purchases that make up the amount, in journey order
 * @param otherCurrency the first purchases with an amount of lines in another currency, in journey
 *     order
 */
record OrderTotal(
    String currency, long amount, List<JourneyEvent> lines, List<JourneyEvent> otherCurrency) {

  private static final OrderTotal UNKNOWN =
      new OrderTotal(JourneyEvent.NO_TEXT, JourneyEvent.NO_NUMBER, List.of(), List.of());

  /** The total of these purchases and refunds of one order, which are in journey order. */
  static OrderTotal of(List<JourneyEvent> members) {
    List<JourneyEvent> valued = firstOfEachLine(members);
    if (valued.isEmpty()) {
      return UNKNOWN;
    }
    String currency = valued.getFirst().currency();
    if (valued.size() == 1) {
      return new OrderTotal(currency, valued.getFirst().amount(), valued, List.of());
    }
    List<JourneyEvent> lines =
        valued.stream().filter(line -> line.currency().equals(currency)).toList();
    List<JourneyEvent> others =
        valued.stream().filter(line -> !line.currency().equals(currency)).toList();
    return new OrderTotal(
        currency, lines.stream().mapToLong(JourneyEvent::amount).sum(), lines, others);
  }

  /** Whether the value of the order is known. */
  boolean isKnown() {
    return amount != JourneyEvent.NO_NUMBER;
  }

  /** The money that the order brings in, in minor units; 0 when its value is unknown. */
  long paid() {
    return Math.max(0, amount);
  }

  /** Whether both are the same money. */
  boolean isAs(OrderTotal other) {
    return amount == other.amount && currency.equals(other.currency);
  }

  private static List<JourneyEvent> firstOfEachLine(List<JourneyEvent> members) {
    List<JourneyEvent> first = List.of();
    Set<String> lines = Set.of();
    for (JourneyEvent member : members) {
      if (member.isPurchase() && member.hasAmount()) {
        if (first.isEmpty()) {
          // Most orders have one purchase.
          first = List.of(member);
        } else {
          if (first.size() == 1 && lines.isEmpty()) {
            lines = new HashSet<>(Set.of(first.getFirst().line()));
            first = new ArrayList<>(first);
          }
          if (lines.add(member.line())) {
            first.add(member);
          }
        }
      }
    }
    return first;
  }
}
