package io.millrace.audit;

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
 * What a comparison of every cell found. Counts are exact; of the differences only the first ones
 * are kept. For one thread.
 */
public final class AuditFindings {
  private static final Comparator<Cell> IN_ORDER =
      Comparator.comparing(Cell::kind)
          .thenComparing(Cell::platform)
          .thenComparing(Cell::grain)
          .thenComparingLong(Cell::start);

  private static final CellState NOTHING = new CellState(0, false, Map.of());

  private final int shown;
  private final List<Difference> differences = new ArrayList<>();
  private long compared;
  private long differing;
  private long expired;
  private long incomplete;
  private long doubtful;
  private long overflowed;

  /**
   * Nothing found yet.
   *
   * @param shown how many differences are kept, at least 0
   */
  public AuditFindings(int shown) {
    this.shown = shown;
  }

  /**
   * Compares the cells of some families.
   *
   * @param should what the events add up to
   * @param is what the summaries say of the same families
   * @param scope which cells can be compared
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
    } else if (should.doubtful().contains(cell)) {
      doubtful++;
    } else if (is.overflow()) {
      overflowed++;
    } else {
      compared++;
      compare(cell, should.cells().getOrDefault(cell, Map.of()), is.values());
    }
  }

  private void compare(Cell cell, Map<Measure, Long> should, Map<Measure, Long> is) {
    if (should.equals(is)) {
      return;
    }
    differing++;
    Set<Measure> all = new HashSet<>(should.keySet());
    all.addAll(is.keySet());
    all.stream()
        .sorted(Comparator.comparing(Measure::toString))
        .map(
            measure ->
                new Difference(
                    cell, measure, is.getOrDefault(measure, 0L), should.getOrDefault(measure, 0L)))
        .filter(difference -> difference.is() != difference.should())
        .limit(Math.max(0, shown - differences.size()))
        .forEach(differences::add);
  }

  /** The first ones, in order within what was compared together. */
  public List<Difference> differences() {
    return differences;
  }

  /** Cells of which every integer was compared. */
  public long compared() {
    return compared;
  }

  /** Those of them in which something differs. */
  public long differing() {
    return differing;
  }

  /** Cells left out because they are too old to be kept. */
  public long expired() {
    return expired;
  }

  /** Cells left out because events that belong to them may be gone. */
  public long incomplete() {
    return incomplete;
  }

  /** Cells left out because the order of arrival decided their numbers. */
  public long doubtful() {
    return doubtful;
  }

  /** Cells left out because a sum in them left 64 bits. */
  public long overflowed() {
    return overflowed;
  }
}
