package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Names steps once, though they may follow in several ways. */
final class DistinctEvents {
  private final Consumer<JourneyEvent> action;
  private final List<JourneyEvent> told = new ArrayList<>(4);

  DistinctEvents(Consumer<JourneyEvent> action) {
    this.action = action;
  }

  void add(JourneyEvent event) {
    for (JourneyEvent before : told) {
      if (before.is(event)) {
        return;
      }
    }
    told.add(event);
    action.accept(event);
  }
}
