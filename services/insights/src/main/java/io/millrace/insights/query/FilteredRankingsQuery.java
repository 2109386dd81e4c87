package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Ranks platforms or groups of platforms by a metric of one channel or region. */
@Component
public final class FilteredRankingsQuery {
  private final Catalog catalog;
  private final FigureReader figures;
  private final GroupReader reader;

  FilteredRankingsQuery(Catalog catalog, FigureReader figures, GroupReader reader) {
    this.catalog = catalog;
    this.figures = figures;
    this.reader = reader;
  }

  /**
   * Returns the ranking. Blocks; reads the same documents as {@link GroupRankingsQuery}.
   *
   * @param metric a metric that is counted by dimension; a distinct count only when grouped by
   *     platform and in one window; amounts only in a view of one currency
   * @param range whole days
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public RankingsAnswer answer(
      QuerySnapshot snapshot,
      RankingMetric metric,
      NamedRange range,
      Optional<Compared> compared,
      Grouping by,
      Filter filter,
      MoneyView view) {
    Ranking now = ranking(snapshot, metric, range.range(), by, filter, view);
    Optional<Ranking> then =
        compared.map(other -> ranking(snapshot, metric, other.range(), by, filter, view));
    return new RankingsAnswer(
        metric.id(),
        range.name(),
        by.id(),
        Optional.of(filter),
        view.model().id(),
        view.currency().filter(_ -> metric.isMoney()),
        snapshot.asOf(),
        figures.span(range.range()),
        compared.map(Comparison::of),
        then.map(now::comparedWith).orElseGet(now::rows),
        Optional.empty(),
        Optional.empty(),
        now.isOverflowed() || then.filter(Ranking::isOverflowed).isPresent());
  }

  private Ranking ranking(
      QuerySnapshot snapshot,
      RankingMetric metric,
      TimeRange range,
      Grouping by,
      Filter filter,
      MoneyView view) {
    Map<String, Groups> platforms =
        reader.readPlatforms(
            snapshot, filter.by(), metric.split(), figures.platforms(), range, view);
    Map<String, RankingValue> values = new TreeMap<>();
    for (Platform platform : catalog.platforms()) {
      Groups groups = Objects.requireNonNull(platforms.get(platform.id()));
      values.merge(
          by.groupOf(platform),
          RankingValue.of(metric, filter.of(groups), view),
          RankingValue::plus);
    }
    return new Ranking(
        metric,
        view.currency(),
        values,
        RankingValue.sum(0),
        platforms.values().stream().anyMatch(Groups::isOverflowed));
  }
}
