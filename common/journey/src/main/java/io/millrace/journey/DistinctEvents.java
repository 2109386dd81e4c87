package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Passes each event to an action once, even when it is added several times. */
final class DistinctEvents {
  private final Consumer<JourneyEvent> action;
  private final List<JourneyEvent> added = new ArrayList<>(4);

  DistinctEvents(Consumer<JourneyEvent> action) {
    this.action = action;
  }

  void add(JourneyEvent event) {
    for (JourneyEvent before : added) {
      if (before.is(event)) {
        return;
      }
    }
    added.add(event);
    action.accept(event);
  }
}
