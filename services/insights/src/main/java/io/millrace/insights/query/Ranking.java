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
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::shown).reversed().thenComparing(Group::id);

  private final RankingMetric metric;
  private final Optional<String> currency;
  private final List<Group> groups = new ArrayList<>();
  private final boolean overflowed;

  /**
   * Ranks these values by group.
   *
   * @param currency of the values when they are amounts
   */
  Ranking(
      RankingMetric metric,
      Optional<String> currency,
      Map<String, RankingValue> values,
      boolean overflowed) {
    this.metric = metric;
    this.currency = currency;
    this.overflowed = overflowed;
    values.forEach(
        (id, value) ->
            value.shown(metric).ifPresent(shown -> groups.add(new Group(id, value, shown))));
    groups.sort(ORDER);
  }

  boolean isOverflowed() {
    return overflowed;
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

  private List<Group> withVanished(Set<String> before) {
    List<Group> all = new ArrayList<>(groups);
    if (!metric.isRate()) {
      Set<String> vanished = new HashSet<>(before);
      groups.forEach(group -> vanished.remove(group.id()));
      vanished.forEach(id -> all.add(new Group(id, new RankingValue(0, 0, 0), BigDecimal.ZERO)));
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
      return list.rate(metric.column(), Optional.of(new BigDecimal(row.value())));
    }
    return metric.isMoney()
        ? list.amount(metric.column(), currency.orElseThrow(), row.value())
        : list.count(metric.column(), Long.parseLong(row.value()));
  }

  private List<RankingRow> rows(List<Group> ranked) {
    long sum =
        ranked.stream().mapToLong(group -> group.value().part()).reduce(0, Figures::saturated);
    List<RankingRow> rows = new ArrayList<>();
    int rank = 0;
    for (int i = 0; i < ranked.size(); i++) {
      Group group = ranked.get(i);
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

  private record Group(String id, RankingValue value, BigDecimal shown) {}
}
