package io.millrace.journey.testing;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.journey.Facts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Adds facts up into cells, the plain way. */
public final class Totals implements Facts {
  private final Calendar calendar;
  private final Map<Cell, Map<Measure, Long>> cells = new HashMap<>();

  public Totals(Calendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public void add(String platform, Measure measure, long at, long delta) {
    measure.metric().grains().forEach(grain -> add(grain, platform, measure, at, delta));
  }

  @Override
  public void add(Grain grain, String platform, Measure measure, long at, long delta) {
    Cell cell = new Cell(measure.metric().kind(), platform, grain, calendar.start(grain, at));
    Map<Measure, Long> values = cells.computeIfAbsent(cell, _ -> new HashMap<>());
    if (values.merge(measure, delta, Long::sum) == 0) {
      values.remove(measure);
    }
    if (values.isEmpty()) {
      cells.remove(cell);
    }
  }

  /** The cells in which these totals and the others differ, with both contents. */
  public Map<Cell, String> differences(Totals other) {
    Map<Cell, String> differences = new HashMap<>();
    Set<Cell> all = new HashSet<>(cells.keySet());
    all.addAll(other.cells.keySet());
    for (Cell cell : all) {
      Map<Measure, Long> mine = cells.getOrDefault(cell, Map.of());
      Map<Measure, Long> others = other.cells.getOrDefault(cell, Map.of());
      if (!mine.equals(others)) {
        differences.put(cell, mine + " but " + others);
      }
    }
    return differences;
  }

  public Map<Cell, Map<Measure, Long>> cells() {
    return cells;
  }

  /** The total of a measure on a platform over all windows of a grain. */
  public long total(Grain grain, String platform, Measure measure) {
    return cells.entrySet().stream()
        .filter(e -> e.getKey().grain() == grain && e.getKey().platform().equals(platform))
        .mapToLong(e -> e.getValue().getOrDefault(measure, 0L))
        .sum();
  }
}
