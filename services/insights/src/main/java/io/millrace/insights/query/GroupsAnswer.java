package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The numbers of a platform by channel or by region.
 *
 * @param by {@code channel} or {@code region}
 * @param currency currency that amounts are converted to; absent when amounts are in their own
 *     currencies
 * @param asOf newest event time that was read; empty before the first
 * @param comparison the compared range, if requested
 * @param groups by value; the last one has what names no value
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 * @param next the cursor of the following groups; absent at the end
 */
public record GroupsAnswer(
    String platform,
    String by,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    List<NamedGroup> groups,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public GroupsAnswer {
    groups = List.copyOf(groups);
  }

  /**
   * The numbers of one channel or region.
   *
   * @param value empty for what names none
   * @param visitors distinct visitors, by the value of their first event; empty unless the range is
   *     one day or one month
   * @param microOrders credit of touches here for orders on all platforms, in millionths of an
   *     order
   * @param credit credit of touches here for money on all platforms
   * @param changes since the compared range, if requested
   */
  public record NamedGroup(
      Optional<String> value,
      long events,
      long attentionMs,
      long opens,
      OptionalLong visitors,
      long orders,
      List<GroupMoney> money,
      long microOrders,
      List<Amount> credit,
      @JsonInclude(Include.NON_ABSENT) Optional<List<Change>> changes) {

    public NamedGroup {
      money = List.copyOf(money);
      credit = List.copyOf(credit);
    }

    static NamedGroup of(Optional<String> value, Group group, boolean distinct) {
      return new NamedGroup(
          value,
          group.count(SplitNumber.EVENTS),
          group.count(SplitNumber.ATTENTION),
          group.count(SplitNumber.OPENS),
          distinct ? OptionalLong.of(group.count(SplitNumber.VISITORS)) : OptionalLong.empty(),
          group.count(SplitNumber.ORDERS),
          group.currencies().stream().map(currency -> GroupMoney.of(currency, group)).toList(),
          group.count(SplitNumber.CREDIT_ORDERS),
          Amount.of(group.amounts(SplitNumber.CREDIT)),
          Optional.empty());
    }

    /** Returns this group with its changes since the compared range. */
    NamedGroup comparedWith(NamedGroup then) {
      return new NamedGroup(
          value,
          events,
          attentionMs,
          opens,
          visitors,
          orders,
          money,
          microOrders,
          credit,
          Optional.of(changesSince(then)));
    }

    /** Returns the changes of all numbers since the compared range. */
    List<Change> changesSince(NamedGroup then) {
      return Changes.between(figures(), then.figures());
    }

    private FigureList figures() {
      FigureList list =
          new FigureList()
              .count("events", events)
              .count("attentionMs", attentionMs)
              .count("opens", opens)
              .people("visitors", visitors)
              .count("orders", orders)
              .count("microOrders", microOrders);
      money.forEach(line -> line.into(list));
      return list.amounts("amount", credit);
    }
  }

  /**
   * Earnings in one currency, in its minor unit.
   *
   * @param net gross + tips + ads - refunded
   */
  public record GroupMoney(
      String currency, String gross, String tips, String ads, String refunded, String net) {

    static GroupMoney of(String currency, Group group) {
      return new GroupMoney(
          currency,
          Long.toString(group.amount(SplitNumber.GROSS, currency)),
          Long.toString(group.amount(SplitNumber.TIPS, currency)),
          Long.toString(group.amount(SplitNumber.ADS, currency)),
          Long.toString(group.amount(SplitNumber.REFUNDED, currency)),
          Long.toString(group.net(currency)));
    }

    private void into(FigureList list) {
      list.amount("gross", currency, gross)
          .amount("tips", currency, tips)
          .amount("ads", currency, ads)
          .amount("refunded", currency, refunded)
          .amount("net", currency, net);
    }
  }
}
