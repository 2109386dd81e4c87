package io.millrace.journey.testing;

import static java.util.stream.Collectors.groupingBy;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import java.util.List;

/**
 * The second opinion: all numbers of some events, written down from the definitions, one after the
 * other, without increments, neighbours or indexes. Slow and simple on purpose; it shares nothing
 * with the engine but the words.
 */
public final class Batch {
  private Batch() {}

  /** All cells of these events, of one visitor or of many. */
  public static Totals calculate(Calendar calendar, Attribution attribution, List<Event> sent) {
    Totals totals = new Totals(calendar);
    sent.stream()
        .collect(groupingBy(event -> event.head().visitor()))
        .values()
        .forEach(
            ofVisitor -> {
              List<Event> journey = BatchJourney.of(ofVisitor);
              new BatchTraffic(journey, totals).write();
              new BatchVisitors(calendar, journey, totals).write();
              new BatchMoney(attribution, journey, totals).write();
            });
    return totals;
  }
}
