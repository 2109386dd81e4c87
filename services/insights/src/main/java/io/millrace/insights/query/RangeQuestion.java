package io.millrace.insights.query;

import java.util.Optional;

/**
 * What most queries have in common: where the numbers are read, of which range, and how amounts are
 * shown. For one thread.
 *
 * @param snapshot what was read when the answer is begun
 * @param compared the range to compare with, if there is one
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
