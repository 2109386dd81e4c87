package io.millrace.audit.batch;

import static java.util.stream.Collectors.groupingBy;

import io.millrace.events.Event;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Computes the numbers of single events and their neighbours: events, attention, opens and flows.
 */
final class BatchTraffic {
  private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();

  private final List<Event> journey;
  private final BatchTotals totals;

  BatchTraffic(List<Event> journey, BatchTotals totals) {
    this.journey = journey;
    this.totals = totals;
  }

  void write() {
    journey.forEach(this::event);
    journey.stream()
        .collect(groupingBy(event -> event.envelope().platform()))
        .values()
        .forEach(this::opens);
    flows();
  }

  private void event(Event event) {
    String surface = event.envelope().surface();
    long attention = Fields.duration(event).orElse(0);
    add(event, 1, Metric.EVENTS, event.envelope().type().id());
    add(event, 1, Metric.SURFACE_EVENTS, surface);
    add(event, attention, Metric.ATTENTION);
    add(event, attention, Metric.SURFACE_ATTENTION, surface);
  }

  private void opens(List<Event> onPlatform) {
    Optional<Event> before = Optional.empty();
    for (Event event : onPlatform) {
      if (isFarFrom(before, event)) {
        open(event);
      }
      before = Optional.of(event);
    }
  }

  private void open(Event event) {
    add(event, 1, Metric.OPENS);
    event
        .envelope()
        .channel()
        .ifPresent(channel -> add(event, 1, Metric.OPENS_BY_CHANNEL, channel));
    event.envelope().region().ifPresent(region -> add(event, 1, Metric.OPENS_BY_REGION, region));
  }

  private void flows() {
    Optional<Event> before = Optional.empty();
    for (Event event : journey) {
      String to = event.envelope().surface();
      if (isFarFrom(before, event)) {
        add(event, 1, Metric.FLOW, "", "", to);
      } else if (!Fields.onSameSurface(before.orElseThrow(), event)) {
        Event from = before.orElseThrow();
        add(event, 1, Metric.FLOW, from.envelope().platform(), from.envelope().surface(), to);
      }
      before = Optional.of(event);
    }
  }

  /** Whether no event came in the half hour before. */
  private static boolean isFarFrom(Optional<Event> before, Event event) {
    return before.isEmpty() || event.envelope().at() - before.get().envelope().at() > HALF_HOUR;
  }

  private void add(Event event, long delta, Metric metric, String... dimensions) {
    totals.add(
        event.envelope().platform(), Measure.of(metric, dimensions), event.envelope().at(), delta);
  }
}
