package io.millrace.insights.query;

import java.util.List;
import java.util.Map;
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
   * @param question its metric is counted by dimension, a distinct count only of one platform and
   *     in one window, and amounts only in a view of one currency; its range has whole days
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public RankingsAnswer answer(RankingQuestion question, Dimension by, List<String> platforms) {
    return question.answerWithTotal(
        by.id(),
        figures.span(question.asked().range()),
        asked -> ranking(question.metric(), asked, by, platforms));
  }

  /** Returns whether the range is one day or one month. */
  public boolean isOneWindow(TimeRange range) {
    return figures.windows(range).size() == 1;
  }

  private Ranking ranking(
      RankingMetric metric, RangeQuestion asked, Dimension by, List<String> platforms) {
    MoneyView view = asked.view();
    Groups groups = reader.read(asked, by, metric.split(), platforms);
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
