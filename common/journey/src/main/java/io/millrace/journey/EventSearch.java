package io.millrace.journey;

import java.util.Optional;
import java.util.function.Predicate;

/** Looks at steps in order, up to a time, until one is wanted. */
final class EventSearch {
  private final long until;
  private final Predicate<JourneyEvent> wanted;
  private Optional<JourneyEvent> found = Optional.empty();

  /**
   * @param until event time in milliseconds, included
   */
  EventSearch(long until, Predicate<JourneyEvent> wanted) {
    this.until = until;
    this.wanted = wanted;
  }

  /** Looks at the next step; whether to look at the one after it. */
  boolean accept(JourneyEvent event) {
    if (event.at() > until) {
      return false;
    }
    if (wanted.test(event)) {
      found = Optional.of(event);
      return false;
    }
    return true;
  }

  Optional<JourneyEvent> found() {
    return found;
  }
}
