package io.millrace.insights.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Answers which channels or regions have the greatest values of a metric in a range. */
@Component
public final class GroupRankingsQuery {
  private final FigureReader figures;
  private final GroupReader reader;

  GroupRankingsQuery(FigureReader figures, GroupReader reader) {
    this.figures = figures;
    this.reader = reader;
  }

  /**
   * Returns the ranking. Blocks; reads one document per platform, kind of the metric and month or
   * day of the range, and more when amounts are converted. A comparison reads the same of the other
   * range.
   *
   * @param metric a metric that is counted by dimension; a distinct count only of one platform and
   *     in one window; amounts only in a view of one currency
   * @param range whole days
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public RankingsAnswer answer(
      QuerySnapshot snapshot,
      RankingMetric metric,
      NamedRange range,
      Optional<Compared> compared,
      Dimension by,
      List<String> platforms,
      MoneyView view) {
    Ranking now = ranking(snapshot, metric, range.range(), by, platforms, view);
    Optional<Ranking> then =
        compared.map(other -> ranking(snapshot, metric, other.range(), by, platforms, view));
    return new RankingsAnswer(
        metric.id(),
        range.name(),
        by.id(),
        Optional.empty(),
        view.model().id(),
        view.currency().filter(_ -> metric.isMoney()),
        snapshot.asOf(),
        figures.span(range.range()),
        compared.map(Comparison::of),
        then.map(now::comparedWith).orElseGet(now::rows),
        Optional.of(Long.toString(now.total())),
        Optional.of(Long.toString(now.unnamed())),
        now.isOverflowed() || then.filter(Ranking::isOverflowed).isPresent());
  }

  /** Returns whether the range is one day or one month. */
  public boolean isOneWindow(TimeRange range) {
    return figures.windows(range).size() == 1;
  }

  private Ranking ranking(
      QuerySnapshot snapshot,
      RankingMetric metric,
      TimeRange range,
      Dimension by,
      List<String> platforms,
      MoneyView view) {
    Groups groups = reader.read(snapshot, by, metric.split(), platforms, range, view);
    Map<String, RankingValue> values = new TreeMap<>();
    groups.named().forEach((name, group) -> values.put(name, RankingValue.of(metric, group, view)));
    return new Ranking(
        metric,
        view.currency(),
        values,
        RankingValue.of(metric, groups.unnamed(), view),
        groups.isOverflowed());
  }
}
