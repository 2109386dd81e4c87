package io.millrace.audit.batch;

import io.millrace.events.Entity;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds up facts into cells. */
public class BatchTotals {
  /** The most cells that {@link #differences} lists. */
  private static final int SHOWN = 10;

  private final Calendar calendar;
  private final Map<Cell, Map<Measure, Long>> cells = new HashMap<>();

  public BatchTotals(Calendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Adds a change at {@code at}, milliseconds, to the cells of all grains of the measure's metric.
   */
  public void add(String platform, Measure measure, long at, long delta) {
    measure.metric().grains().forEach(grain -> add(grain, platform, measure, at, delta));
  }

  /**
   * Adds a change at {@code at}, milliseconds, to the cells of an entity, of all grains of the
   * measure's metric.
   */
  public void add(String platform, Entity entity, Measure measure, long at, long delta) {
    Family family = Family.of(platform, entity);
    measure.metric().grains().forEach(grain -> add(grain, family, measure, at, delta));
  }

  /** Adds a change to the cell of one grain. */
  public void add(Grain grain, String platform, Measure measure, long at, long delta) {
    add(grain, new Family(measure.metric().kind(), platform), measure, at, delta);
  }

  /** Adds a change to this cell. */
  public void add(Cell cell, Measure measure, long delta) {
    add(cell.grain(), cell.family(), measure, cell.start(), delta);
  }

  /** Adds a change to the cell of one grain of this family. */
  public void add(Grain grain, Family family, Measure measure, long at, long delta) {
    Cell cell = family.cell(grain, calendar.start(grain, at));
    Map<Measure, Long> values = cells.computeIfAbsent(cell, _ -> new HashMap<>());
    if (values.merge(measure, delta, Long::sum) == 0) {
      values.remove(measure);
    }
    if (values.isEmpty()) {
      cells.remove(cell);
    }
  }

  /** Some of the cells in which these totals and the other ones differ, with both numbers. */
  public Map<Cell, String> differences(BatchTotals other) {
    Map<Cell, String> differences = new HashMap<>();
    Set<Cell> all = new HashSet<>(cells.keySet());
    all.addAll(other.cells.keySet());
    for (Cell cell : all) {
      if (!cell(cell).equals(other.cell(cell)) && differences.size() < SHOWN) {
        differences.put(cell, difference(cell(cell), other.cell(cell)));
      }
    }
    return differences;
  }

  private static String difference(Map<Measure, Long> mine, Map<Measure, Long> others) {
    Set<Measure> all = new HashSet<>(mine.keySet());
    all.addAll(others.keySet());
    return all.stream()
        .filter(measure -> !Objects.equals(mine.get(measure), others.get(measure)))
        .map(measure -> measure + ": " + mine.get(measure) + " but " + others.get(measure))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  public Map<Cell, Map<Measure, Long>> cells() {
    return cells;
  }

  /** The content of the cell; empty when there is none. */
  public Map<Measure, Long> cell(Cell cell) {
    return cells.getOrDefault(cell, Map.of());
  }

  /** The total of a measure of an entity over all windows of a grain. */
  public long total(Grain grain, String platform, Entity entity, Measure measure) {
    Family family = Family.of(platform, entity);
    return cells.entrySet().stream()
        .filter(e -> e.getKey().grain() == grain && e.getKey().family().equals(family))
        .mapToLong(e -> e.getValue().getOrDefault(measure, 0L))
        .sum();
  }

  /**
   * The total of a measure on a platform over all windows of a grain. A measure of entities is
   * added up over all of them.
   */
  public long total(Grain grain, String platform, Measure measure) {
    return cells.entrySet().stream()
        .filter(e -> e.getKey().grain() == grain && e.getKey().platform().equals(platform))
        .mapToLong(e -> e.getValue().getOrDefault(measure, 0L))
        .sum();
  }
}
