package io.millrace.audit.batch;

import io.millrace.events.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of traffic on one surface: what earns credit.
 *
 * @param platform empty for what earns the credit of a purchase without any touch
 * @param surface empty likewise
 * @param at the time of its last event
 */
record BatchTouch(String platform, String surface, long at) {
  private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();

  /** All touches that the purchase looks back on, in order. */
  static List<BatchTouch> before(Event purchase, Duration lookback, List<Event> journey) {
    long to = purchase.head().at();
    long from = to - lookback.toMillis();
    List<BatchTouch> touches = new ArrayList<>();
    for (Event event : journey) {
      if (Fields.isTraffic(event) && event.head().at() >= from && event.head().at() <= to) {
        if (!touches.isEmpty() && touches.getLast().goesOnWith(event)) {
          touches.removeLast();
        }
        touches.add(endingWith(event));
      }
    }
    return touches;
  }

  private boolean goesOnWith(Event event) {
    return platform.equals(event.head().platform())
        && surface.equals(event.head().surface())
        && event.head().at() - at <= HALF_HOUR;
  }

  static BatchTouch endingWith(Event event) {
    return new BatchTouch(event.head().platform(), event.head().surface(), event.head().at());
  }
}
