package io.millrace.audit.batch;

import static java.util.stream.Collectors.groupingBy;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.generation.CalculationSettings;
import java.util.List;

/**
 * The second opinion: all numbers of some events, written down from the definitions, one after the
 * other, without increments, neighbours or indexes. Slow and simple on purpose; it shares nothing
 * with the engine but the words.
 */
public final class BatchCalculation {
  private BatchCalculation() {}

  /**
   * Adds all cells of these events, of one visitor or of many. All events of a visitor have to be
   * given at once.
   *
   * @param calculation the zone, lookback and half-life to count by; horizon and crowd are not
   *     looked at
   * @param sent in whichever order, repeated or not
   * @param totals takes what they add up to; its windows are those of the terms' zone
   */
  public static void calculate(
      CalculationSettings calculation, List<Event> sent, BatchTotals totals) {
    Calendar calendar = new Calendar(calculation.zone());
    sent.stream()
        .collect(groupingBy(event -> event.envelope().visitor()))
        .values()
        .forEach(
            ofVisitor -> {
              List<Event> journey = BatchJourney.of(ofVisitor);
              new BatchTraffic(journey, totals).write();
              new BatchVisitors(calendar, journey, totals).write();
              new BatchMoney(calculation, journey, totals).write();
            });
  }
}
