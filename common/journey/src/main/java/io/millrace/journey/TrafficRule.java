package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.function.Consumer;

/** Events and attention: what a step contributes whatever else happened. */
final class TrafficRule implements Rule {

  @Override
  public void reach(Timeline journey, Step changed, Consumer<Step> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
  }

  @Override
  public void count(Timeline journey, Step step, Facts facts) {
    add(step, Measure.of(Metric.EVENTS, step.type().id()), 1, facts);
    add(step, Measure.of(Metric.SURFACE_EVENTS, step.surface()), 1, facts);
    if (step.durationMs() > 0) {
      add(step, Measure.of(Metric.ATTENTION), step.durationMs(), facts);
      add(step, Measure.of(Metric.SURFACE_ATTENTION, step.surface()), step.durationMs(), facts);
    }
  }

  private static void add(Step step, Measure measure, long delta, Facts facts) {
    facts.add(step.platform(), measure, step.at(), delta);
  }
}
