package io.millrace.insights.query;

import java.util.Optional;
import java.util.function.Function;

/**
 * A question for a ranking.
 *
 * @param period the name of the range
 * @param asked the range, and how amounts are shown
 */
public record RankingQuestion(RankingMetric metric, String period, RangeQuestion asked) {

  /**
   * Answers with the ranking of the range and its changes, without a total.
   *
   * @param by the kind of the groups
   * @param filter what the values are of
   * @param span how the range was read
   * @param ranking ranks the groups of a range
   */
  RankingsAnswer answer(
      String by, Optional<Filter> filter, Span span, Function<RangeQuestion, Ranking> ranking) {
    return answer(by, filter, span, ranking, false);
  }

  /** The same with the total of all groups and of what belongs to none. */
  RankingsAnswer answerWithTotal(String by, Span span, Function<RangeQuestion, Ranking> ranking) {
    return answer(by, Optional.empty(), span, ranking, true);
  }

  private RankingsAnswer answer(
      String by,
      Optional<Filter> filter,
      Span span,
      Function<RangeQuestion, Ranking> ranking,
      boolean hasTotal) {
    Ranking now = ranking.apply(asked);
    Optional<Ranking> then = asked.before().map(ranking);
    Optional<Ranking> summed = hasTotal ? Optional.of(now) : Optional.empty();
    return new RankingsAnswer(
        metric.id(),
        period,
        by,
        filter,
        asked.view().model().id(),
        asked.view().currency().filter(_ -> metric.isMoney()),
        asked.snapshot().asOf(),
        span,
        asked.comparison(),
        then.map(now::comparedWith).orElseGet(now::rows),
        summed.map(all -> Long.toString(all.total())),
        summed.map(all -> Long.toString(all.unnamed())),
        now.isOverflowed() || then.filter(Ranking::isOverflowed).isPresent());
  }
}
