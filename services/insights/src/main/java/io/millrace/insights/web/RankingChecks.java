package io.millrace.insights.web;

import io.millrace.insights.query.Compared;
import io.millrace.insights.query.RankingMetric;
import io.millrace.insights.query.TimeRange;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a ranking needs so that its values can be compared: one currency for amounts; one platform
 * and one window for distinct counts. Each check throws a {@link ProblemException} with 400.
 */
final class RankingChecks {
  private RankingChecks() {}

  /** Amounts need one currency. */
  static void currency(RankingMetric metric, MoneyChoice money) {
    if (metric.isMoney()) {
      money.requireCurrency("for " + metric.id());
    }
  }

  /**
   * Distinct counts cannot be added, because platforms have visitors in common.
   *
   * @param parameter that decides which platforms are counted together
   * @param isAlone whether each value is of one platform
   * @param needed value of the parameter, in words
   */
  static void onePlatform(RankingMetric metric, String parameter, boolean isAlone, String needed) {
    if (metric.isDistinct() && !isAlone) {
      throw ProblemException.ofParameter(
          parameter,
          ParameterReason.SHARED_PEOPLE,
          "%s are distinct counts: platforms have visitors in common, so this needs %s"
              .formatted(metric.id(), needed));
    }
  }

  /**
   * Distinct counts are kept for windows only.
   *
   * @param isOneWindow whether a range is a window with distinct counts; called for these only
   */
  static void oneWindow(
      RankingMetric metric,
      TimeRange range,
      Optional<Compared> compared,
      Predicate<TimeRange> isOneWindow) {
    if (metric.isDistinct()) {
      oneWindow(metric, "from", isOneWindow.test(range));
      compared.ifPresent(other -> oneWindow(metric, "compare", isOneWindow.test(other.range())));
    }
  }

  private static void oneWindow(RankingMetric metric, String parameter, boolean isOneWindow) {
    if (!isOneWindow) {
      throw ProblemException.ofParameter(
          parameter,
          ParameterReason.SEVERAL_WINDOWS,
          metric.id()
              + " are distinct counts: the range must be one window, for example a day or a month");
    }
  }
}
