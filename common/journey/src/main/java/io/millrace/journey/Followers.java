package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Names steps once, though they may follow in several ways. */
final class Followers {
  private final Consumer<Step> action;
  private final List<Step> told = new ArrayList<>(4);

  Followers(Consumer<Step> action) {
    this.action = action;
  }

  void tell(Step step) {
    for (Step before : told) {
      if (before.is(step)) {
        return;
      }
    }
    told.add(step);
    action.accept(step);
  }
}
