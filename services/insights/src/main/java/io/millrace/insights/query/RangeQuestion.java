package io.millrace.insights.query;

import java.util.Optional;

/**
 * A question about a range. Most queries get one. For one thread.
 *
 * @param snapshot reads the cells of the answer and notes their revisions
 * @param compared the range to compare with, if there is one
 * @param view how amounts are shown
 */
public record RangeQuestion(
    QuerySnapshot snapshot, TimeRange range, Optional<Compared> compared, MoneyView view) {

  /** Returns the same question about the range to compare with, if there is one. */
  public Optional<RangeQuestion> before() {
    return compared.map(
        other -> new RangeQuestion(snapshot, other.range(), Optional.empty(), view));
  }

  /** Returns what an answer says about the range to compare with. */
  public Optional<Comparison> comparison() {
    return compared.map(Comparison::of);
  }
}
