package io.millrace.insights.web;

import io.millrace.insights.query.Compared;
import io.millrace.insights.query.MoneyView;
import io.millrace.insights.query.QuerySnapshot;
import io.millrace.insights.query.RangeQuestion;
import io.millrace.insights.query.TimeRange;
import java.util.Optional;

/**
 * The range and the amounts that the parameters of a request choose.
 *
 * @param compared the range to compare with, if there is one
 */
public record RangeChoice(TimeRange range, Optional<Compared> compared, MoneyChoice money) {

  RangeQuestion question(QuerySnapshot snapshot, MoneyView view) {
    return new RangeQuestion(snapshot, range, compared, view);
  }
}
