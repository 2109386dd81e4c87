package io.millrace.audit.batch;

import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.loop.TouchNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A touch: a run of traffic on one surface.
 *
 * @param platform the platform; empty for the unnamed touch of a purchase without touches
 * @param surface the surface; empty for the unnamed touch
 * @param at the time of its last event, milliseconds
 * @param names of each part, that of its last event that names one
 */
record BatchTouch(String platform, String surface, long at, TouchNames names) {
  private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();

  /** All touches of the purchase, in order. */
  static List<BatchTouch> before(Event purchase, Duration lookback, List<Event> journey) {
    long to = purchase.envelope().at();
    long from = to - lookback.toMillis();
    List<BatchTouch> touches = new ArrayList<>();
    for (Event event : journey) {
      if (Fields.isTraffic(event) && event.envelope().at() >= from && event.envelope().at() <= to) {
        if (!touches.isEmpty() && touches.getLast().goesOnWith(event)) {
          touches.add(touches.removeLast().followedBy(event));
        } else {
          touches.add(of(event));
        }
      }
    }
    return touches;
  }

  private boolean goesOnWith(Event event) {
    return platform.equals(event.envelope().platform())
        && surface.equals(event.envelope().surface())
        && event.envelope().at() - at <= HALF_HOUR;
  }

  private BatchTouch followedBy(Event event) {
    TouchNames later = of(event).names;
    Entities entities =
        new Entities(
            later.entities().creator().or(names.entities()::creator),
            later.entities().campaign().or(names.entities()::campaign),
            later.entities().item().or(names.entities()::item));
    return new BatchTouch(
        platform,
        surface,
        event.envelope().at(),
        new TouchNames(
            entities, later.channel().or(names::channel), later.region().or(names::region)));
  }

  /** The touch that this event alone makes. */
  static BatchTouch of(Event event) {
    EventEnvelope envelope = event.envelope();
    return new BatchTouch(
        envelope.platform(),
        envelope.surface(),
        envelope.at(),
        new TouchNames(envelope.entities(), envelope.channel(), envelope.region()));
  }

  /** The touch of a purchase without touches. */
  static BatchTouch unnamed(Event purchase) {
    return new BatchTouch("", "", purchase.envelope().at(), TouchNames.NONE);
  }

  BatchTouch with(TouchNames others) {
    return new BatchTouch(platform, surface, at, others);
  }
}
