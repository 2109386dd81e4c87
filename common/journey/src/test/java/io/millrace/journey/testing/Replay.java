package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.Engine;
import io.millrace.journey.Journey;
import java.util.HashMap;
import java.util.Map;

/** Events through the engine, one after the other in the order given, a journey per visitor. */
public final class Replay {
  private Replay() {}

  public static Totals totals(Calendar calendar, Attribution attribution, Iterable<Event> events) {
    Totals totals = new Totals(calendar);
    Engine engine = new Engine(calendar, attribution);
    Map<Visitor, Journey> journeys = new HashMap<>();
    for (Event event : events) {
      Journey journey = journeys.computeIfAbsent(event.head().visitor(), _ -> Journey.empty());
      engine.accept(journey, event, totals);
    }
    return totals;
  }
}
