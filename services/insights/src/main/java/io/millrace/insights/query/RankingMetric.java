package io.millrace.insights.query;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The metrics that platforms and groups of platforms can be ranked by. */
public enum RankingMetric {
  VISITORS("visitors", Nature.DISTINCT, Kind.TRAFFIC),
  OPENS("opens", Nature.SUM, Kind.TRAFFIC),
  ATTENTION("attention", Nature.SUM, Kind.TRAFFIC),
  EVENTS("events", Nature.SUM, Kind.TRAFFIC),
  BUYERS("buyers", Nature.DISTINCT, Kind.TRAFFIC),
  ORDERS("orders", Nature.SUM, Kind.MONEY),
  NET("net", Nature.SUM, Kind.MONEY, Kind.CREDIT),
  EXTERNAL_OUT("externalOut", Nature.SUM, Kind.MONEY, Kind.CREDIT),
  CLOSURE_RATE("closureRate", Nature.RATE, Kind.MONEY, Kind.CREDIT),
  CLOSURE_RATE_BY_PURCHASE("closureRateByPurchase", Nature.RATE, Kind.CREDIT),
  LEAK_RATE_BY_PURCHASE("leakRateByPurchase", Nature.RATE, Kind.CREDIT);

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
    return this == ATTENTION ? "attentionMs" : id;
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

  boolean isRate() {
    return nature == Nature.RATE;
  }

  Set<Kind> kinds() {
    return kinds;
  }

  private enum Nature {
    SUM,
    DISTINCT,
    RATE
  }
}
