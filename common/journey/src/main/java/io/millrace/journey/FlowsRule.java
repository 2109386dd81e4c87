package io.millrace.journey;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Counts moves between two surfaces, of one platform or of two platforms, and counts entries after
 * a pause of more than half an hour.
 */
final class FlowsRule implements FactRule {

  @Override
  public void reach(Journey journey, JourneyEvent changed, Consumer<JourneyEvent> action) {
    journey.events().next(changed).ifPresent(action);
  }

  @Override
  public void count(Journey journey, JourneyEvent event, FactSink facts) {
    Optional<LastVisit> before =
        journey
            .events()
            .previous(event)
            .filter(last -> event.at() - last.at() <= OpensRule.SESSION_GAP_MS);
    InternedSurface surface = event.surface();
    if (before.isEmpty()) {
      facts.add(event.platform(), surface.entries(), event.at(), 1);
    } else if (before.get().surface() != surface) {
      facts.add(event.platform(), surface.movesFrom(before.get().surface()), event.at(), 1);
    }
  }
}
