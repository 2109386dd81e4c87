package io.millrace.insights.query;

import java.util.Optional;
import java.util.function.Function;

/**
 * What every ranking asks for.
 *
 * @param snapshot what is read
 * @param metric ranks the groups
 * @param range whose values are ranked
 * @param compared the range of the changes, if requested
 * @param view attribution model and currency
 */
public record RankingQuestion(
    QuerySnapshot snapshot,
    RankingMetric metric,
    NamedRange range,
    Optional<Compared> compared,
    MoneyView view) {

  /**
   * Answers with the ranking of the range and its changes, without a total.
   *
   * @param by the kind of the groups
   * @param filter what the values are of
   * @param span how the range was read
   * @param ranking ranks the groups of a range
   */
  RankingsAnswer answer(
      String by, Optional<Filter> filter, Span span, Function<TimeRange, Ranking> ranking) {
    return answer(by, filter, span, ranking, false);
  }

  /** The same with the total of all groups and of what belongs to none. */
  RankingsAnswer answerWithTotal(String by, Span span, Function<TimeRange, Ranking> ranking) {
    return answer(by, Optional.empty(), span, ranking, true);
  }

  private RankingsAnswer answer(
      String by,
      Optional<Filter> filter,
      Span span,
      Function<TimeRange, Ranking> ranking,
      boolean hasTotal) {
    Ranking now = ranking.apply(range.range());
    Optional<Ranking> then = compared.map(Compared::range).map(ranking);
    Optional<Ranking> summed = hasTotal ? Optional.of(now) : Optional.empty();
    return new RankingsAnswer(
        metric.id(),
        range.name(),
        by,
        filter,
        view.model().id(),
        view.currency().filter(_ -> metric.isMoney()),
        snapshot.asOf(),
        span,
        compared.map(Comparison::of),
        then.map(now::comparedWith).orElseGet(now::rows),
        summed.map(all -> Long.toString(all.total())),
        summed.map(all -> Long.toString(all.unnamed())),
        now.isOverflowed() || then.filter(Ranking::isOverflowed).isPresent());
  }
}
