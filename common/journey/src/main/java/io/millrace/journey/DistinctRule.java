package io.millrace.journey;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts distinct visitors exactly, without a sketch. The first event with a presence in a window
 * counts one visitor. The last earlier time of that presence decides whether an event is the first.
 */
final class DistinctRule implements FactRule {
  private final Calendar calendar;
  private final ValueMeasures channels = new ValueMeasures(Metric.CHANNEL_VISITORS);
  private final ValueMeasures regions = new ValueMeasures(Metric.REGION_VISITORS);

  DistinctRule(Calendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public void reach(Journey journey, JourneyEvent changed, Consumer<JourneyEvent> action) {
    long until = changed.at() + EngineLimits.REACH.toMillis();
    List<JourneyEvent> visited = new ArrayList<>(4);
    for (PresenceKey presence : changed.presences()) {
      journey
          .presences()
          .next(presence, changed, until)
          .filter(event -> visited.stream().noneMatch(event::is))
          .ifPresent(visited::add);
    }
    visited.forEach(action);
  }

  @Override
  public void count(Journey journey, JourneyEvent event, FactSink facts) {
    long since = event.at() - EngineLimits.REACH.toMillis();
    for (PresenceKey presence : event.presences()) {
      long last = journey.presences().lastAt(presence, event, since);
      for (Measure measure : presence.visitors()) {
        count(measure, event, last, facts);
      }
      if (presence == event.surface().interned()) {
        named(event.names().channel(), channels, event, last, facts);
        named(event.names().region(), regions, event, last, facts);
      }
    }
  }

  /** Counts the visitor of a platform by what the first event in the window names. */
  private void named(
      String name, ValueMeasures measures, JourneyEvent event, long last, FactSink facts) {
    if (!name.isEmpty()) {
      count(measures.of(name), event, last, facts);
    }
  }

  private void count(Measure measure, JourneyEvent event, long last, FactSink facts) {
    for (Grain grain : measure.metric().grains()) {
      if (last < calendar.start(grain, event.at())) {
        facts.add(grain, event.platform(), measure, event.at(), 1);
      }
    }
  }
}
