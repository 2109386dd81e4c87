package io.millrace.events.cell;

import java.util.Map;

/**
 * The content of one page of a cell.
 *
 * @param asOf the greatest event time seen by the task that wrote the page, milliseconds
 * @param overflow whether a sum exceeded the 64-bit range and stayed at its end; the numbers of the
 *     cell are then not reliable
 * @param pages the number of pages, at least 1, when this is the first page; else 1
 * @param values the integers by sub-key; none of them is 0
 */
public record CellState(long asOf, boolean overflow, int pages, Map<Measure, Long> values) {

  public CellState {
    values = Map.copyOf(values);
  }

  /** The content of a cell that has one page. */
  public CellState(long asOf, boolean overflow, Map<Measure, Long> values) {
    this(asOf, overflow, 1, values);
  }

  /** The integer of this sub-key; 0 when there is none. */
  public long value(Measure measure) {
    return values.getOrDefault(measure, 0L);
  }
}
