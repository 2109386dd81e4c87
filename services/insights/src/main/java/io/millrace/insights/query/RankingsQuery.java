package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.insights.row.Figures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Answers which platforms or groups have the greatest values of a metric in a range. */
@Component
public final class RankingsQuery {
  private final Catalog catalog;
  private final FigureReader figures;

  RankingsQuery(Catalog catalog, FigureReader figures) {
    this.catalog = catalog;
    this.figures = figures;
  }

  /**
   * Returns the ranking. Blocks; reads one document per platform of the catalog and window of the
   * range. For amounts it reads two, and two per day instead of a longer window in which the
   * platform earned in another currency. A comparison reads the same of the other range.
   *
   * @param question its metric is a distinct count only when grouped by platform and in one window,
   *     and amounts only in a view of one currency
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public RankingsAnswer answer(RankingQuestion question, Grouping by) {
    return question.answer(
        by.id(),
        Optional.empty(),
        figures.span(question.asked().range()),
        asked -> ranking(question.metric(), asked, by));
  }

  /** Returns whether the range is one window in which the distinct count is counted. */
  public boolean isOneWindow(RankingMetric metric, TimeRange range) {
    List<Window> windows = figures.windowsWithWeeks(range);
    return windows.size() == 1 && metric.isCountedIn(windows.getFirst().grain());
  }

  private Ranking ranking(RankingMetric metric, RangeQuestion asked, Grouping by) {
    MoneyView view = asked.view();
    Map<String, Figures> byPlatform = read(metric, asked);
    Map<String, RankingValue> values = new TreeMap<>();
    for (Platform platform : catalog.platforms()) {
      Figures found = byPlatform.getOrDefault(platform.id(), new Figures());
      values.merge(
          by.groupOf(platform),
          RankingValue.of(metric, platform.id(), found, view),
          RankingValue::plus);
    }
    boolean overflowed = byPlatform.values().stream().anyMatch(Figures::isOverflowed);
    return new Ranking(metric, view.currency(), values, RankingValue.sum(0), overflowed);
  }

  private Map<String, Figures> read(RankingMetric metric, RangeQuestion asked) {
    QuerySnapshot snapshot = asked.snapshot();
    List<Window> windows = figures.windowsWithWeeks(asked.range());
    List<WindowFigures> found =
        metric.isMoney()
            ? figures.readAmounts(snapshot, figures.platforms(), windows, asked.view())
            : figures.read(
                snapshot, figures.platforms(), metric.kinds(), windows, Optional.empty());
    Map<String, Figures> byPlatform = new HashMap<>();
    found.forEach(
        part ->
            byPlatform.computeIfAbsent(part.platform(), _ -> new Figures()).add(part.figures()));
    return byPlatform;
  }
}
