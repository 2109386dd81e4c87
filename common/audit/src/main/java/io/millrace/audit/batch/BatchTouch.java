package io.millrace.audit.batch;

import io.millrace.events.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A touch: a run of traffic on one surface.
 *
 * @param platform the platform; empty for the unnamed touch of a purchase without touches
 * @param surface the surface; empty for the unnamed touch
 * @param at the time of its last event, milliseconds
 */
record BatchTouch(String platform, String surface, long at) {
  private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();

  /** All touches of the purchase, in order. */
  static List<BatchTouch> before(Event purchase, Duration lookback, List<Event> journey) {
    long to = purchase.envelope().at();
    long from = to - lookback.toMillis();
    List<BatchTouch> touches = new ArrayList<>();
    for (Event event : journey) {
      if (Fields.isTraffic(event) && event.envelope().at() >= from && event.envelope().at() <= to) {
        if (!touches.isEmpty() && touches.getLast().goesOnWith(event)) {
          touches.removeLast();
        }
        touches.add(endingWith(event));
      }
    }
    return touches;
  }

  private boolean goesOnWith(Event event) {
    return platform.equals(event.envelope().platform())
        && surface.equals(event.envelope().surface())
        && event.envelope().at() - at <= HALF_HOUR;
  }

  static BatchTouch endingWith(Event event) {
    return new BatchTouch(
        event.envelope().platform(), event.envelope().surface(), event.envelope().at());
  }
}
