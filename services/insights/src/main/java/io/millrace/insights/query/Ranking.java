package io.millrace.insights.query;

import io.millrace.insights.query.RankingsAnswer.RankingRow;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The groups of one range, the greatest value first. */
final class Ranking {
  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::shown).reversed().thenComparing(Row::id);

  private final RankingMetric metric;
  private final Optional<String> currency;
  private final List<Row> groups = new ArrayList<>();
  private final RankingValue unnamed;
  private final boolean overflowed;

  /**
   * Ranks these values by group.
   *
   * @param currency of the values when they are amounts
   * @param unnamed what belongs to no group and is a part of the total
   */
  Ranking(
      RankingMetric metric,
      Optional<String> currency,
      Map<String, RankingValue> values,
      RankingValue unnamed,
      boolean overflowed) {
    this.metric = metric;
    this.currency = currency;
    this.unnamed = unnamed;
    this.overflowed = overflowed;
    values.forEach(
        (id, value) ->
            value.shown(metric).ifPresent(shown -> groups.add(new Row(id, value, shown))));
    groups.sort(ORDER);
  }

  boolean isOverflowed() {
    return overflowed;
  }

  /** Returns the sum of all groups and of what belongs to none. */
  long total() {
    return total(groups);
  }

  long unnamed() {
    return unnamed.part();
  }

  private long total(List<Row> ranked) {
    return ranked.stream()
        .mapToLong(group -> group.value().part())
        .reduce(unnamed.part(), Figures::saturated);
  }

  List<RankingRow> rows() {
    return rows(groups);
  }

  /**
   * Returns the rows with their changes. A group that has a sum in the other range only is listed,
   * too, with the value 0. A rate without a value is not listed.
   */
  List<RankingRow> comparedWith(Ranking then) {
    Map<String, RankingRow> before = new LinkedHashMap<>();
    then.rows().forEach(row -> before.put(row.id(), row));
    return rows(withVanished(before.keySet())).stream()
        .map(row -> row(row, Optional.ofNullable(before.get(row.id()))))
        .toList();
  }

  private List<Row> withVanished(Set<String> before) {
    List<Row> all = new ArrayList<>(groups);
    if (!metric.isRate()) {
      Set<String> vanished = new HashSet<>(before);
      groups.forEach(group -> vanished.remove(group.id()));
      vanished.forEach(id -> all.add(new Row(id, RankingValue.sum(0), BigDecimal.ZERO)));
      all.sort(ORDER);
    }
    return all;
  }

  private RankingRow row(RankingRow now, Optional<RankingRow> then) {
    FigureList before = then.map(this::figures).orElseGet(FigureList::new);
    return new RankingRow(
        now.rank(),
        now.id(),
        now.value(),
        now.share(),
        Optional.of(then.map(row -> OptionalInt.of(row.rank())).orElseGet(OptionalInt::empty)),
        Optional.of(Changes.between(figures(now), before)));
  }

  private FigureList figures(RankingRow row) {
    FigureList list = new FigureList();
    if (metric.isRate()) {
      Optional<BigDecimal> value = Optional.of(new BigDecimal(row.value()));
      return metric.isShare()
          ? list.rate(metric.column(), value)
          : list.quotient(metric.column(), currency.orElseThrow(), value);
    }
    return metric.isMoney()
        ? list.amount(metric.column(), currency.orElseThrow(), row.value())
        : list.count(metric.column(), Long.parseLong(row.value()));
  }

  private List<RankingRow> rows(List<Row> ranked) {
    long sum = total(ranked);
    List<RankingRow> rows = new ArrayList<>();
    int rank = 0;
    for (int i = 0; i < ranked.size(); i++) {
      Row group = ranked.get(i);
      boolean isEqual = i > 0 && ranked.get(i - 1).shown().compareTo(group.shown()) == 0;
      rank = isEqual ? rank : i + 1;
      Optional<BigDecimal> share =
          metric.hasShares() ? Rate.of(group.value().part(), sum) : Optional.empty();
      rows.add(
          new RankingRow(
              rank,
              group.id(),
              group.shown().toPlainString(),
              share,
              Optional.empty(),
              Optional.empty()));
    }
    return rows;
  }

  private record Row(String id, RankingValue value, BigDecimal shown) {}
}
