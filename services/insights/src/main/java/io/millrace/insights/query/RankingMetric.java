package io.millrace.insights.query;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The metrics of rankings. */
public enum RankingMetric {
  VISITORS("visitors", Nature.DISTINCT, Kind.TRAFFIC),
  OPENS("opens", Nature.SUM, Kind.TRAFFIC),
  ATTENTION("attention", Nature.SUM, Kind.TRAFFIC),
  EVENTS("events", Nature.SUM, Kind.TRAFFIC),
  BUYERS("buyers", Nature.DISTINCT, Kind.TRAFFIC),
  ORDERS("orders", Nature.SUM, Kind.MONEY),
  NET("net", Nature.SUM, Kind.MONEY, Kind.CREDIT),
  EXTERNAL_OUT("externalOut", Nature.SUM, Kind.MONEY, Kind.CREDIT),
  /** What touches earned, wherever the money is. */
  CREDIT("credit", Nature.SUM, Kind.MONEY, Kind.CREDIT),
  /** The same for orders, in millionths. */
  CREDIT_ORDERS("creditOrders", Nature.SUM, Kind.CREDIT),
  /** The part of these orders that new buyers placed, in millionths. */
  NEW_BUYERS("newBuyers", Nature.SUM, Kind.CREDIT),
  /** What refunds took from the credit of touches, wherever the money is. */
  REFUNDED("refunded", Nature.SUM, Kind.MONEY, Kind.CREDIT),
  SPEND("spend", Nature.SUM, Kind.MONEY, Kind.CREDIT),
  ROAS("roas", Nature.QUOTIENT, Kind.MONEY, Kind.CREDIT),
  CLOSURE_RATE("closureRate", Nature.SHARE, Kind.MONEY, Kind.CREDIT),
  CLOSURE_RATE_BY_PURCHASE("closureRateByPurchase", Nature.SHARE, Kind.CREDIT),
  LEAK_RATE_BY_PURCHASE("leakRateByPurchase", Nature.SHARE, Kind.CREDIT);

  private final String id;
  private final Nature nature;

  // Never changed; the checker knows only Guava's immutable types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Kind> kinds;

  RankingMetric(String id, Nature nature, Kind first, Kind... more) {
    this.id = id;
    this.nature = nature;
    this.kinds = EnumSet.of(first, more);
  }

  /** Returns the name in queries and answers. */
  public String id() {
    return id;
  }

  /** Returns the name in the table of metrics. */
  String column() {
    return switch (this) {
      case ATTENTION -> "attentionMs";
      case CREDIT -> "amount";
      case CREDIT_ORDERS -> "microOrders";
      case NEW_BUYERS -> "microNewBuyers";
      default -> id;
    };
  }

  /** Returns the metric of that name. */
  public static Optional<RankingMetric> of(String id) {
    return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
  }

  /** Returns whether the metric is about amounts. Amounts can be compared only in one currency. */
  public boolean isMoney() {
    return kinds.containsAll(FigureReader.AMOUNTS);
  }

  /**
   * Returns whether the metric counts distinct visitors. Two platforms can have the same visitors.
   */
  public boolean isDistinct() {
    return nature == Nature.DISTINCT;
  }

  /** Returns whether windows of that grain have the metric. */
  boolean isCountedIn(Grain grain) {
    return this != BUYERS || Metric.BUYERS.grains().contains(grain);
  }

  boolean hasShares() {
    return nature == Nature.SUM;
  }

  /** Returns whether the value is a quotient of two sums. */
  boolean isRate() {
    return nature == Nature.SHARE || nature == Nature.QUOTIENT;
  }

  /** Returns whether the value is a share, from 0 to 1. */
  boolean isShare() {
    return nature == Nature.SHARE;
  }

  /** Returns the numbers by dimension that the metric is made of; none when it has no split. */
  Set<SplitNumber> split() {
    return switch (this) {
      case VISITORS -> EnumSet.of(SplitNumber.VISITORS);
      case OPENS -> EnumSet.of(SplitNumber.OPENS);
      case ATTENTION -> EnumSet.of(SplitNumber.ATTENTION);
      case EVENTS -> EnumSet.of(SplitNumber.EVENTS);
      case ORDERS -> EnumSet.of(SplitNumber.ORDERS);
      case NET -> EnumSet.range(SplitNumber.GROSS, SplitNumber.REFUNDED);
      case CREDIT -> EnumSet.of(SplitNumber.CREDIT);
      case CREDIT_ORDERS -> EnumSet.of(SplitNumber.CREDIT_ORDERS);
      default -> EnumSet.noneOf(SplitNumber.class);
    };
  }

  /** Returns whether channels and regions can be ranked by it. */
  public boolean isSplit() {
    return !split().isEmpty();
  }

  Set<Kind> kinds() {
    return kinds;
  }

  private enum Nature {
    SUM,
    DISTINCT,
    /** From 0 to 1. */
    SHARE,
    /** A quotient that may be above 1. */
    QUOTIENT
  }
}
