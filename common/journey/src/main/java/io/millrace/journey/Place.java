package io.millrace.journey;

import static java.util.Objects.requireNonNull;

import io.millrace.events.EventType;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A surface of a platform, as one object of its {@link Places}, with the measures it feeds. */
final class Place implements Trace {
  private final Site site;
  private final String surface;
  private final Measure events;
  private final Measure attention;
  private final Measure entries;
  private final List<Measure> visitors;
  private final Map<EventType, List<Trace>> traces = new EnumMap<>(EventType.class);
  private final Map<Place, Measure> moves = new HashMap<>();

  Place(Site site, String surface) {
    this.site = site;
    this.surface = surface;
    this.events = Measure.of(Metric.SURFACE_EVENTS, surface);
    this.attention = Measure.of(Metric.SURFACE_ATTENTION, surface);
    this.entries = Measure.of(Metric.FLOW, Step.NO_TEXT, Step.NO_TEXT, surface);
    this.visitors = List.of(Measure.of(Metric.SURFACE_VISITORS, surface));
    for (EventType type : EventType.values()) {
      List<Trace> left = new ArrayList<>(List.of(site, this));
      Stage.of(type).map(site::at).ifPresent(left::add);
      traces.put(type, List.copyOf(left));
    }
  }

  Site site() {
    return site;
  }

  String platform() {
    return site.platform();
  }

  String surface() {
    return surface;
  }

  Measure events() {
    return events;
  }

  Measure attention() {
    return attention;
  }

  /** Arrivals from nowhere. */
  Measure entries() {
    return entries;
  }

  /** Moves from another place to this one. */
  Measure movesFrom(Place from) {
    return moves.computeIfAbsent(
        from, _ -> Measure.of(Metric.FLOW, from.platform(), from.surface(), surface));
  }

  /** What a step of that type at this place leaves behind. */
  List<Trace> traces(EventType type) {
    return requireNonNull(traces.get(type));
  }

  @Override
  public boolean isLeftBy(Step step) {
    return step.place() == this;
  }

  @Override
  public List<Measure> visitors() {
    return visitors;
  }
}
