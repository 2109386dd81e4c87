package io.millrace.journey;

import java.util.Optional;
import java.util.function.Predicate;

/** Looks at steps in order, up to a time, until one is wanted. */
final class Search {
  private final long until;
  private final Predicate<Step> wanted;
  private Optional<Step> found = Optional.empty();

  /**
   * @param until event time in milliseconds, included
   */
  Search(long until, Predicate<Step> wanted) {
    this.until = until;
    this.wanted = wanted;
  }

  /** Looks at the next step; whether to look at the one after it. */
  boolean goOn(Step step) {
    if (step.at() > until) {
      return false;
    }
    if (wanted.test(step)) {
      found = Optional.of(step);
      return false;
    }
    return true;
  }

  Optional<Step> found() {
    return found;
  }
}
