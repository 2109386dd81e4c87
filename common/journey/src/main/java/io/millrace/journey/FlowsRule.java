package io.millrace.journey;

import java.util.Optional;
import java.util.function.Consumer;

/** Moves between surfaces, of the same platform or of two; and entries after half an hour away. */
final class FlowsRule implements Rule {

  @Override
  public void reach(Journey journey, Step changed, Consumer<Step> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
    journey.next(changed).ifPresent(action);
  }

  @Override
  public void count(Journey journey, Step step, Facts facts) {
    Optional<Footprint> before =
        journey.previous(step).filter(last -> step.at() - last.at() <= OpensRule.SESSION_GAP_MS);
    Place place = step.place();
    if (before.isEmpty()) {
      facts.add(step.platform(), place.entries(), step.at(), 1);
    } else if (before.get().place() != place) {
      facts.add(step.platform(), place.movesFrom(before.get().place()), step.at(), 1);
    }
  }
}
