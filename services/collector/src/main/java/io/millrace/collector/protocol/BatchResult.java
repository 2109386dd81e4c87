package io.millrace.collector.protocol;

import java.util.List;

/**
 * What became of the items of a request.
 *
 * @param outcomes one for each item, in the order of the request
 */
public record BatchResult(List<ItemOutcome> outcomes) {
  public BatchResult {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether no item was refused. */
  public boolean isClean() {
    return outcomes.stream().noneMatch(ItemOutcome.Refused.class::isInstance);
  }
}
