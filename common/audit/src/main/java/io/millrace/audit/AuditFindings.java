package io.millrace.audit;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of comparing all cells. The counts are exact; only the first differences are kept. For
 * one thread.
 */
public final class AuditFindings {
  private static final Comparator<Cell> IN_ORDER =
      Comparator.comparing(Cell::kind)
          .thenComparing(Cell::platform)
          .thenComparing(Cell::grain)
          .thenComparingLong(Cell::start)
          .thenComparing(cell -> cell.entity().map(Entity::type).map(Entity.Type::id).orElse(""))
          .thenComparing(cell -> cell.entity().map(Entity::id).orElse(""));

  private static final CellState NOTHING = new CellState(0, false, Map.of());

  private final int shown;
  private final List<Difference> differences = new ArrayList<>();
  private long compared;
  private long differing;
  private long expired;
  private long incomplete;
  private long doubtful;
  private long overflowed;
  private long undecided;

  /**
   * An empty result.
   *
   * @param shown the most differences that are kept, at least 0
   */
  public AuditFindings(int shown) {
    this.shown = shown;
  }

  /**
   * Compares the cells of some families.
   *
   * @param should the numbers that the events add up to
   * @param is the numbers of the summaries for the same families
   * @param scope decides which cells can be compared
   */
  public void compare(Recount should, Map<Cell, CellState> is, AuditScope scope) {
    Set<Cell> all = new HashSet<>(should.cells().keySet());
    all.addAll(is.keySet());
    all.stream()
        .filter(cell -> cell.kind() != Kind.INTAKE)
        .sorted(IN_ORDER)
        .forEach(cell -> compare(cell, should, is.getOrDefault(cell, NOTHING), scope));
  }

  private void compare(Cell cell, Recount should, CellState is, AuditScope scope) {
    if (scope.isExpired(cell)) {
      expired++;
    } else if (!scope.isComplete(cell)) {
      incomplete++;
    } else if (should.isDoubtful(cell)) {
      doubtful++;
    } else if (is.overflow()) {
      overflowed++;
    } else {
      compared++;
      compare(cell, should.cells().getOrDefault(cell, Map.of()), is.values(), scope);
    }
  }

  private void compare(
      Cell cell, Map<Measure, Long> should, Map<Measure, Long> is, AuditScope scope) {
    if (should.equals(is)) {
      return;
    }
    List<Difference> found = differences(cell, should, is);
    List<Difference> wrong = found.stream().filter(of -> !scope.isUndecided(of)).toList();
    undecided += found.size() - wrong.size();
    differing += wrong.isEmpty() ? 0 : 1;
    wrong.stream().limit(Math.max(0, shown - differences.size())).forEach(differences::add);
  }

  private static List<Difference> differences(
      Cell cell, Map<Measure, Long> should, Map<Measure, Long> is) {
    Set<Measure> all = new HashSet<>(should.keySet());
    all.addAll(is.keySet());
    return all.stream()
        .sorted(Comparator.comparing(Measure::toString))
        .map(
            measure ->
                new Difference(
                    cell, measure, is.getOrDefault(measure, 0L), should.getOrDefault(measure, 0L)))
        .filter(difference -> difference.is() != difference.should())
        .toList();
  }

  /** The first differences. Those that were found by one call of {@link #compare} are in order. */
  public List<Difference> differences() {
    return differences;
  }

  /** Cells that were compared. */
  public long compared() {
    return compared;
  }

  /** Compared cells in which an integer differs. */
  public long differing() {
    return differing;
  }

  /** Cells that were not compared because they are older than cells are kept. */
  public long expired() {
    return expired;
  }

  /** Cells that were not compared because some of their events may be deleted. */
  public long incomplete() {
    return incomplete;
  }

  /** Cells that were not compared because the order of arrival decided their numbers. */
  public long doubtful() {
    return doubtful;
  }

  /** Cells that were not compared because one of their sums exceeded the 64-bit range. */
  public long overflowed() {
    return overflowed;
  }

  /**
   * Numbers of new buyers in compared cells that are smaller than the remaining events add up to.
   * Their visitors may have bought before, by events that are deleted.
   */
  public long undecided() {
    return undecided;
  }
}
