package io.millrace.journey.testing;

import io.millrace.events.Event;
import java.util.List;

/**
 * Events of which every one names a creator, a campaign, an item, a channel and a region, so that
 * no credit is unnamed. There are fewer distinct names than a loop can have.
 */
public final class AllNaming {
  private AllNaming() {}

  /** The same events with other names; always the same ones for a seed. */
  public static List<Event> of(List<Event> events, long seed) {
    NameDice names = new NameDice(Events.ANNA, seed);
    return events.stream().map(event -> named(event, names)).toList();
  }

  private static Event named(Event event, NameDice names) {
    return EventDice.with(names.naming(event.envelope()), event);
  }
}
