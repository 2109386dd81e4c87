package io.millrace.events.cell;

import java.util.Map;

/**
 * What a page of a cell holds.
 *
 * @param asOf the greatest event time seen by the task that wrote it, milliseconds
 * @param overflow a sum left the 64-bit range and stayed at its end; the cell cannot be trusted
 * @param pages of a cell's first page: how many there are, at least 1; 1 of the others
 * @param values the integers by sub-key; none of them 0
 */
public record CellState(long asOf, boolean overflow, int pages, Map<Measure, Long> values) {

  public CellState {
    values = Map.copyOf(values);
  }

  /** Of a cell with one page. */
  public CellState(long asOf, boolean overflow, Map<Measure, Long> values) {
    this(asOf, overflow, 1, values);
  }

  /** The integer of that sub-key, 0 when there is none. */
  public long value(Measure measure) {
    return values.getOrDefault(measure, 0L);
  }
}
