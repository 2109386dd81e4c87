package io.millrace.aggregator.topology;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.journey.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Adds facts up between two commits, so that what travels on depends on the cells touched and not
 * on the events read. Facts of all grains are added up by the minute and spread over the longer
 * windows only when they leave. Must be empty at every commit.
 */
final class FactCombiner implements Facts {
  private final Calendar calendar;
  private final Map<Minute, Map<Measure, Long>> everyGrain = new HashMap<>();
  private final Map<Cell, Map<Measure, Long>> oneGrain = new HashMap<>();

  FactCombiner(Calendar calendar) {
    this.calendar = calendar;
  }

  private record Minute(String platform, long start) {}

  @Override
  public void add(String platform, Measure measure, long at, long delta) {
    Minute minute = new Minute(platform, calendar.start(Grain.MINUTE, at));
    add(everyGrain, minute, measure, delta);
  }

  @Override
  public void add(Grain grain, String platform, Measure measure, long at, long delta) {
    Cell cell = new Cell(measure.metric().kind(), platform, grain, calendar.start(grain, at));
    add(oneGrain, cell, measure, delta);
  }

  /**
   * Hands over one change for each touched cell, and forgets them. Cells whose changes cancelled
   * out are not touched.
   *
   * @param asOf the greatest event time read, milliseconds
   */
  void drain(long asOf, BiConsumer<Cell, CellState> sink) {
    everyGrain.forEach(this::spread);
    everyGrain.clear();
    oneGrain.forEach(
        (cell, changes) -> {
          changes.values().removeIf(delta -> delta == 0);
          if (!changes.isEmpty()) {
            sink.accept(cell, new CellState(asOf, false, changes));
          }
        });
    oneGrain.clear();
  }

  private void spread(Minute minute, Map<Measure, Long> changes) {
    changes.forEach(
        (measure, delta) -> {
          if (delta != 0) {
            for (Grain grain : measure.metric().grains()) {
              add(grain, minute.platform(), measure, minute.start(), delta);
            }
          }
        });
  }

  private static <K> void add(
      Map<K, Map<Measure, Long>> cells, K cell, Measure measure, long delta) {
    cells.computeIfAbsent(cell, _ -> new HashMap<>()).merge(measure, delta, Long::sum);
  }
}
