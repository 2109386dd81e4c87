package io.millrace.journey;

import java.util.function.Consumer;

/**
 * One family of facts, as the sum of what each step of a journey contributes to it.
 *
 * <p>A rule also knows how far a change reaches. The engine withdraws the contributions within that
 * reach, changes the journey, and adds them again; everything outside stays as it is.
 */
interface FactRule {

  /**
   * Names each step of the journey whose contribution depends on that step being in it, each once;
   * a step that is not in the journey has none.
   */
  void reach(Journey journey, JourneyEvent changed, Consumer<JourneyEvent> action);

  /** Tells what a step of the journey contributes. */
  void count(Journey journey, JourneyEvent event, FactSink facts);
}
