package io.millrace.journey;

import static java.util.Objects.requireNonNull;

import io.millrace.events.EventType;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Events and attention: what a step contributes whatever else happened. */
final class TrafficRule implements Rule {
  private static final Measure ATTENTION = Measure.of(Metric.ATTENTION);

  private final Map<EventType, Measure> events = new EnumMap<>(EventType.class);

  TrafficRule() {
    for (EventType type : EventType.values()) {
      events.put(type, Measure.of(Metric.EVENTS, type.id()));
    }
  }

  @Override
  public void reach(Journey journey, Step changed, Consumer<Step> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
  }

  @Override
  public void count(Journey journey, Step step, Facts facts) {
    add(step, requireNonNull(events.get(step.type())), 1, facts);
    add(step, step.place().events(), 1, facts);
    if (step.durationMs() > 0) {
      add(step, ATTENTION, step.durationMs(), facts);
      add(step, step.place().attention(), step.durationMs(), facts);
    }
  }

  private static void add(Step step, Measure measure, long delta, Facts facts) {
    facts.add(step.platform(), measure, step.at(), delta);
  }
}
