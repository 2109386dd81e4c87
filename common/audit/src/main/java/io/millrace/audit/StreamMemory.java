package io.millrace.audit;

import io.millrace.audit.Recount.Arrival;
import io.millrace.events.Event;
import io.millrace.events.generation.CalculationSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether the stream may have forgotten an event to which a later one belongs. With a
 * horizon, the stream forgets events that are older than its clock by the horizon, the longest
 * reach of a number and the lookback. A later purchase or refund of the order is then one of an
 * order without the older event, and a later version of the event is another event.
 *
 * @param remembered how far behind the clock an event is remembered; empty for no limit
 */
record StreamMemory(Optional<Duration> remembered) {
  /** A month, and a day for the time zone. */
  private static final Duration REACH = Duration.ofDays(32);

  static StreamMemory of(CalculationSettings calculation) {
    return new StreamMemory(
        calculation.horizon().map(limit -> limit.plus(REACH).plus(calculation.lookback())));
  }

  /**
   * Whether the numbers of this visitor depend on what was forgotten when.
   *
   * @param counted the events of a visitor that may have been counted
   */
  boolean isInDoubt(List<Arrival> counted) {
    if (remembered.isEmpty()) {
      return false;
    }
    long most = remembered.get().toMillis();
    Map<Object, Long> oldest = new HashMap<>();
    for (Arrival arrival : counted) {
      parts(arrival.event()).forEach(part -> oldest.merge(part, at(arrival.event()), Math::min));
    }
    return counted.stream()
        .anyMatch(
            arrival ->
                parts(arrival.event()).stream()
                    .map(part -> oldest.getOrDefault(part, at(arrival.event())))
                    .anyMatch(at -> arrival.clock() > at + most));
  }

  /** What the event is a part of: the event of its key, and its order. */
  private static List<Object> parts(Event event) {
    record Order(String platform, String order) {}
    return switch (event) {
      case Event.Purchase of ->
          List.of(of.envelope().key(), new Order(of.envelope().platform(), of.order()));
      case Event.Refund of ->
          List.of(of.envelope().key(), new Order(of.envelope().platform(), of.order()));
      default -> List.of(event.envelope().key());
    };
  }

  private static long at(Event event) {
    return event.envelope().at();
  }
}
