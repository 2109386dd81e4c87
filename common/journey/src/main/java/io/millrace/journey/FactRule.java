package io.millrace.journey;

import java.util.function.Consumer;

/**
 * Computes one family of facts as the sum of what each event of a journey contributes.
 *
 * <p>A rule also knows how far a change reaches. {@link FactUpdates} subtracts the contributions
 * within that reach, changes the journey, and adds the contributions again. All other contributions
 * stay the same.
 */
interface FactRule {

  /**
   * Visits once each other event of the journey whose contribution depends on {@code changed}. By
   * default, contributions do not depend on other events.
   */
  default void reach(Journey journey, JourneyEvent changed, Consumer<JourneyEvent> action) {}

  /** Sends the contribution of an event of the journey. */
  void count(Journey journey, JourneyEvent event, FactSink facts);
}
