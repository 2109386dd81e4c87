package io.millrace.events.cell;

import java.util.Map;

/**
 * What a cell holds, or by how much it changed.
 *
 * @param asOf the greatest event time seen by the task that wrote it, milliseconds
 * @param overflow a sum left the 64-bit range and stayed at its end; the cell cannot be trusted
 * @param values the integers by sub-key; none of them 0
 */
public record CellState(long asOf, boolean overflow, Map<Measure, Long> values) {

  public CellState {
    values = Map.copyOf(values);
  }

  /** The integer of that sub-key, 0 when there is none. */
  public long value(Measure measure) {
    return values.getOrDefault(measure, 0L);
  }
}
