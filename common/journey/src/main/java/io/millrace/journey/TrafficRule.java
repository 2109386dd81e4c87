package io.millrace.journey;

import static io.millrace.events.cell.Metric.CHANNEL_ATTENTION;
import static io.millrace.events.cell.Metric.CHANNEL_EVENTS;
import static io.millrace.events.cell.Metric.REGION_ATTENTION;
import static io.millrace.events.cell.Metric.REGION_EVENTS;
import static java.util.Objects.requireNonNull;

import io.millrace.events.EventType;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts events and attention. The contribution of an event does not depend on any other event. */
final class TrafficRule implements FactRule {
  private static final Measure ATTENTION = Measure.of(Metric.ATTENTION);

  private final Map<EventType, Measure> events = new EnumMap<>(EventType.class);

  TrafficRule() {
    for (EventType type : EventType.values()) {
      events.put(type, Measure.of(Metric.EVENTS, type.id()));
    }
  }

  @Override
  public void reach(Journey journey, JourneyEvent changed, Consumer<JourneyEvent> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
  }

  @Override
  public void count(Journey journey, JourneyEvent event, FactSink facts) {
    add(event, requireNonNull(events.get(event.type())), 1, facts);
    add(event, event.surface().events(), 1, facts);
    if (event.durationMs() > 0) {
      add(event, ATTENTION, event.durationMs(), facts);
      add(event, event.surface().attention(), event.durationMs(), facts);
    }
    named(event, event.names().channel(), CHANNEL_EVENTS, CHANNEL_ATTENTION, facts);
    named(event, event.names().region(), REGION_EVENTS, REGION_ATTENTION, facts);
  }

  private static void named(
      JourneyEvent event, String name, Metric events, Metric attention, FactSink facts) {
    if (!name.isEmpty()) {
      add(event, Measure.of(events, name), 1, facts);
      if (event.durationMs() > 0) {
        add(event, Measure.of(attention, name), event.durationMs(), facts);
      }
    }
  }

  private static void add(JourneyEvent event, Measure measure, long delta, FactSink facts) {
    facts.add(event.platform(), measure, event.at(), delta);
  }
}
