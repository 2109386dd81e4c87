package io.millrace.audit.batch;

import static java.util.stream.Collectors.groupingBy;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.FunnelStage;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Computes the numbers of distinct visitors: visitors, buyers, funnel stages and overlaps. */
final class BatchVisitors {
  private final Calendar calendar;
  private final Map<String, List<Event>> byPlatform;
  private final BatchTotals totals;

  BatchVisitors(Calendar calendar, List<Event> journey, BatchTotals totals) {
    this.calendar = calendar;
    this.byPlatform =
        new TreeMap<>(journey.stream().collect(groupingBy(e -> e.envelope().platform())));
    this.totals = totals;
  }

  void write() {
    byPlatform.forEach(this::platform);
    for (String first : byPlatform.keySet()) {
      for (String second : byPlatform.keySet()) {
        if (first.compareTo(second) < 0) {
          overlap(first, second);
        }
      }
    }
  }

  private void platform(String platform, List<Event> events) {
    once(platform, Measure.of(Metric.VISITORS), events);
    once(platform, Measure.of(Metric.BUYERS), purchases(events));
    events.stream()
        .collect(groupingBy(event -> event.envelope().surface()))
        .forEach((surface, on) -> once(platform, Measure.of(Metric.SURFACE_VISITORS, surface), on));
    for (FunnelStage stage : FunnelStage.values()) {
      once(platform, Measure.of(Metric.REACHED, stage.id()), at(stage, events));
    }
  }

  private static List<Event> purchases(List<Event> events) {
    return events.stream().filter(Event.Purchase.class::isInstance).toList();
  }

  private static List<Event> at(FunnelStage stage, List<Event> events) {
    return events.stream()
        .filter(event -> FunnelStage.of(event.envelope().type()).filter(stage::equals).isPresent())
        .toList();
  }

  /** Adds one to every window that contains at least one of the events. */
  private void once(String platform, Measure measure, List<Event> events) {
    for (Grain grain : measure.metric().grains()) {
      windows(grain, events).forEach(start -> totals.add(grain, platform, measure, start, 1));
    }
  }

  /** Adds one to every window with events on both platforms. */
  private void overlap(String first, String second) {
    Measure overlap = Measure.of(Metric.OVERLAP, second);
    for (Grain grain : Metric.OVERLAP.grains()) {
      Set<Long> both = windows(grain, byPlatform.getOrDefault(first, List.of()));
      both.retainAll(windows(grain, byPlatform.getOrDefault(second, List.of())));
      both.forEach(start -> totals.add(grain, first, overlap, start, 1));
    }
  }

  private Set<Long> windows(Grain grain, List<Event> events) {
    Set<Long> starts = new TreeSet<>();
    events.forEach(event -> starts.add(calendar.start(grain, event.envelope().at())));
    return starts;
  }
}
