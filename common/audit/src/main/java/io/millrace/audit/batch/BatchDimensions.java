package io.millrace.audit.batch;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Computes events, attention and visitors by channel and by region. */
final class BatchDimensions {
  private final Calendar calendar;
  private final List<Event> journey;
  private final BatchTotals totals;

  BatchDimensions(Calendar calendar, List<Event> journey, BatchTotals totals) {
    this.calendar = calendar;
    this.journey = journey;
    this.totals = totals;
  }

  void write() {
    for (BatchDimension dimension : BatchDimension.values()) {
      for (Event event : journey) {
        event(dimension, event);
      }
      dimension.visitors().grains().forEach(grain -> visitors(dimension, grain));
    }
  }

  private void event(BatchDimension dimension, Event event) {
    String platform = event.envelope().platform();
    long at = event.envelope().at();
    long attention = Fields.duration(event).orElse(0);
    dimension
        .of(event.envelope())
        .ifPresent(
            value -> {
              totals.add(platform, Measure.of(dimension.events(), value), at, 1);
              totals.add(platform, Measure.of(dimension.attention(), value), at, attention);
            });
  }

  /**
   * The first event on each platform in each window decides by which dimension the visitor counts.
   */
  private void visitors(BatchDimension dimension, Grain grain) {
    Metric visitors = dimension.visitors();
    Map<String, List<Event>> byPlatform =
        journey.stream().collect(Collectors.groupingBy(event -> event.envelope().platform()));
    byPlatform.forEach(
        (platform, events) ->
            firsts(grain, events)
                .forEach(
                    (start, first) ->
                        dimension
                            .of(first.envelope())
                            .map(value -> Measure.of(visitors, value))
                            .ifPresent(of -> totals.add(grain, platform, of, start, 1))));
  }

  private Map<Long, Event> firsts(Grain grain, List<Event> events) {
    Map<Long, Event> firsts = new TreeMap<>();
    events.forEach(
        event -> firsts.putIfAbsent(calendar.start(grain, event.envelope().at()), event));
    return firsts;
  }
}
