package io.millrace.insights.row;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The address of a row: one window of one platform.
 *
 * @param start start of the window, milliseconds since 1970-01-01T00:00:00Z (event time)
 */
public record RowKey(String platform, Grain grain, long start) {
  private static final Set<Kind> KINDS = EnumSet.of(Kind.TRAFFIC, Kind.MONEY, Kind.CREDIT);

  /** Returns the row that the cell is a part of; empty when it is not a part of a row. */
  public static Optional<RowKey> of(Cell cell) {
    return KINDS.contains(cell.kind())
        ? Optional.of(new RowKey(cell.platform(), cell.grain(), cell.start()))
        : Optional.empty();
  }

  /** Returns the cells that the row is composed of. */
  public List<Cell> cells() {
    return KINDS.stream().map(kind -> new Cell(kind, platform, grain, start)).toList();
  }
}
