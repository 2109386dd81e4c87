package io.millrace.audit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.millrace.audit.ReceiptClock.Standing;
import io.millrace.audit.batch.BatchCalculation;
import io.millrace.audit.batch.BatchTotals;
import io.millrace.events.Event;
import io.millrace.events.EventKey;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.generation.CalculationSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes what the cells of some families should hold, one visitor after the other. Cells whose
 * numbers may depend on the order of arrival are listed separately, as doubtful. For one thread.
 */
public final class Recount {
  private final CalculationSettings calculation;
  private final Calendar calendar;
  private final StreamMemory memory;
  private final Totals totals;
  private final DoubtfulCells doubtful;

  /**
   * An empty recount.
   *
   * @param calculation the settings to count with
   * @param families the families whose cells are counted; others cost no memory
   */
  public Recount(CalculationSettings calculation, RecountPortion families) {
    this.calculation = calculation;
    this.calendar = new Calendar(calculation.zone());
    this.memory = StreamMemory.of(calculation);
    this.totals = new Totals(calendar, families);
    this.doubtful = new DoubtfulCells(calendar, families);
  }

  /**
   * An event that was read from a topic.
   *
   * @param event the event
   * @param standing whether the stream counted it
   * @param clock the greatest event time that the stream may have read by then, milliseconds
   */
  public record Arrival(Event event, Standing standing, long clock) {}

  /**
   * Adds all events of one visitor, in any order, with or without repetitions. A spend event has a
   * visitor that stands in for one.
   */
  public void add(List<Arrival> arrivals) {
    List<Arrival> within =
        arrivals.stream().filter(arrival -> arrival.standing() != Standing.BEYOND).toList();
    List<Event> counted = within.stream().map(Arrival::event).toList();
    BatchCalculation.calculate(calculation, counted, totals);
    boolean inDoubt = within.stream().anyMatch(arrival -> arrival.standing() == Standing.IN_DOUBT);
    if (inDoubt || memory.isInDoubt(within) || isCrowd(counted)) {
      doubtful.add(counted);
    }
  }

  /** The integers that each cell should hold; none of them is 0. */
  public Map<Cell, Map<Measure, Long>> cells() {
    return totals.cells();
  }

  /** Whether the cell's numbers depend on something that no topic records. */
  public boolean isDoubtful(Cell cell) {
    return doubtful.contains(cell);
  }

  /** The number of visitors that made cells doubtful. */
  public long doubtfulVisitors() {
    return doubtful.visitors();
  }

  /**
   * Whether the visitor has more events on one day than may count. The order of arrival then
   * decides which of them were counted.
   */
  private boolean isCrowd(List<Event> events) {
    if (events.size() <= calculation.crowd()) {
      return false;
    }
    Set<EventKey> seen = new HashSet<>();
    return events.stream()
        .filter(event -> seen.add(event.envelope().key()))
        .collect(groupingBy(event -> calendar.start(Grain.DAY, event.envelope().at()), counting()))
        .values()
        .stream()
        .anyMatch(count -> count > calculation.crowd());
  }

  /** Adds up only the cells of some families. */
  private static final class Totals extends BatchTotals {
    private final RecountPortion families;

    Totals(Calendar calendar, RecountPortion families) {
      super(calendar);
      this.families = families;
    }

    @Override
    public void add(Grain grain, Family family, Measure measure, long at, long delta) {
      if (families.holds(family)) {
        super.add(grain, family, measure, at, delta);
      }
    }
  }
}
