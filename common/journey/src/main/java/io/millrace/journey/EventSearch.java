package io.millrace.journey;

import java.util.Optional;
import java.util.function.Predicate;

/** Searches events in journey order, up to a time, for the first that matches. */
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

  /**
   * Tests the next event.
   *
   * @return whether the search continues
   */
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
