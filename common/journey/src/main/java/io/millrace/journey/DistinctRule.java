package io.millrace.journey;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Distinct visitors without a sketch: the first of a visitor's steps in a window counts one, and
 * the step before it among its like says whether it is the first.
 */
final class DistinctRule implements Rule {
  private final Calendar calendar;
  private final Likeness likeness;
  private final Function<Step, Measure> measure;

  /**
   * @param likeness which steps are counted together
   * @param measure where a step is counted
   */
  DistinctRule(Calendar calendar, Likeness likeness, Function<Step, Measure> measure) {
    this.calendar = calendar;
    this.likeness = likeness;
    this.measure = measure;
  }

  /** Whether two steps of a visitor count as one in a window. */
  @FunctionalInterface
  interface Likeness {
    boolean alike(Step one, Step other);
  }

  @Override
  public void reach(Timeline journey, Step changed, Consumer<Step> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
    journey.next(changed, step -> likeness.alike(step, changed)).ifPresent(action);
  }

  @Override
  public void count(Timeline journey, Step step, Facts facts) {
    Optional<Step> last = journey.previous(step, other -> likeness.alike(other, step));
    count(calendar, measure.apply(step), step, last, facts);
  }

  /** Counts a step in each window of the measure in which it has no predecessor. */
  static void count(
      Calendar calendar, Measure measure, Step step, Optional<Step> last, Facts facts) {
    for (Grain grain : measure.metric().grains()) {
      long start = calendar.start(grain, step.at());
      if (last.isEmpty() || last.get().at() < start) {
        facts.add(grain, step.platform(), measure, step.at(), 1);
      }
    }
  }
}
