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
   * @param question its metric is counted by dimension, a distinct count only when grouped by
   *     platform and in one window, and amounts only in a view of one currency; its range has whole
   *     days
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public RankingsAnswer answer(RankingQuestion question, Grouping by, Filter filter) {
    return question.answer(
        by.id(),
        Optional.of(filter),
        figures.span(question.asked().range()),
        asked -> ranking(question.metric(), asked, by, filter));
  }

  private Ranking ranking(RankingMetric metric, RangeQuestion asked, Grouping by, Filter filter) {
    MoneyView view = asked.view();
    Map<String, Groups> platforms =
        reader.readPlatforms(asked, filter.by(), metric.split(), figures.platforms());
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
