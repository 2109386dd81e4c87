package io.millrace.audit.batch;

import static java.util.stream.Collectors.groupingBy;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.generation.CalculationSettings;
import java.util.List;

/**
 * Computes all numbers of some events directly from the definitions, without increments, neighbours
 * or indexes. It is slow and simple on purpose, and shares no code of calculation with the engine.
 */
public final class BatchCalculation {
  private BatchCalculation() {}

  /**
   * Adds all cells of these events to the totals. The events may be of one visitor or of many. One
   * call must contain all events of each of its visitors.
   *
   * @param calculation the zone, lookback and half-life to count with; horizon and crowd are not
   *     used
   * @param sent the events, in any order, with or without repetitions
   * @param totals receives the numbers; its windows must be in the zone of {@code calculation}
   */
  public static void calculate(
      CalculationSettings calculation, List<Event> sent, BatchTotals totals) {
    Calendar calendar = new Calendar(calculation.zone());
    sent.stream()
        .collect(groupingBy(event -> event.envelope().visitor()))
        .values()
        .forEach(
            ofVisitor -> {
              List<Event> all = BatchJourney.of(ofVisitor);
              BatchSpend.write(all, totals);
              List<Event> journey =
                  all.stream().filter(event -> !(event instanceof Event.Spend)).toList();
              new BatchTraffic(journey, totals).write();
              new BatchVisitors(calendar, journey, totals).write();
              new BatchDimensions(calendar, journey, totals).write();
              new BatchMoney(calculation, journey, totals).write();
            });
  }
}
