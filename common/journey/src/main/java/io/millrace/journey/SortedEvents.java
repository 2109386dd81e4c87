package io.millrace.journey;

import java.util.List;

/** Inserts, removes and finds events in a list in journey order. */
final class SortedEvents {
  private SortedEvents() {}

  /** How many events of the list are before a position. */
  static int indexOf(List<JourneyEvent> events, Position position) {
    int low = 0;
    int high = events.size();
    // Most calls are about the end.
    if (high > 0) {
      int last = events.get(high - 1).position().compareTo(position);
      if (last <= 0) {
        return last < 0 ? high : high - 1;
      }
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).position().isBefore(position)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  static void insert(List<JourneyEvent> events, JourneyEvent event) {
    events.add(indexOf(events, event.position()), event);
  }

  static void remove(List<JourneyEvent> events, JourneyEvent event) {
    events.remove(indexOf(events, event.position()));
  }
}
