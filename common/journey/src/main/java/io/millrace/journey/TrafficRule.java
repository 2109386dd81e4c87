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

/** Counts events and attention. The contribution of an event does not depend on any other event. */
final class TrafficRule implements FactRule {
  private static final Measure ATTENTION = Measure.of(Metric.ATTENTION);

  private final Map<EventType, Measure> events = new EnumMap<>(EventType.class);
  private final ValueMeasures channelEvents = new ValueMeasures(CHANNEL_EVENTS);
  private final ValueMeasures channelAttention = new ValueMeasures(CHANNEL_ATTENTION);
  private final ValueMeasures regionEvents = new ValueMeasures(REGION_EVENTS);
  private final ValueMeasures regionAttention = new ValueMeasures(REGION_ATTENTION);

  TrafficRule() {
    for (EventType type : EventType.values()) {
      events.put(type, Measure.of(Metric.EVENTS, type.id()));
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
    named(event, event.names().channel(), channelEvents, channelAttention, facts);
    named(event, event.names().region(), regionEvents, regionAttention, facts);
  }

  private static void named(
      JourneyEvent event,
      String name,
      ValueMeasures events,
      ValueMeasures attention,
      FactSink facts) {
    if (!name.isEmpty()) {
      add(event, events.of(name), 1, facts);
      if (event.durationMs() > 0) {
        add(event, attention.of(name), event.durationMs(), facts);
      }
    }
  }

  private static void add(JourneyEvent event, Measure measure, long delta, FactSink facts) {
    facts.add(event.platform(), measure, event.at(), delta);
  }
}
