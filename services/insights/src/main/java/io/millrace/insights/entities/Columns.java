package io.millrace.insights.entities;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.insights.row.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The meaning of the integers in the arrays of one window: credit and refunds by model and
 * currency, orders and new buyers by model, spend by currency. Columns are only added, so arrays
 * that were made earlier are shorter. Not safe for threads.
 */
final class Columns {
  private final Map<Column, Integer> indexes = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();

  /**
   * A sum over the surfaces of the entity and the platforms of the money.
   *
   * @param metric one of the entity
   * @param model empty for spend
   * @param currency empty for orders and new buyers
   */
  record Column(Metric metric, String model, String currency) {
    static Optional<Column> of(Measure measure) {
      List<String> key = measure.dimensions();
      return switch (measure.metric()) {
        case ENTITY_CREDIT, ENTITY_REFUNDED ->
            Optional.of(new Column(measure.metric(), key.getFirst(), key.getLast()));
        case ENTITY_CREDIT_ORDERS, ENTITY_NEW_BUYERS ->
            Optional.of(new Column(measure.metric(), key.getFirst(), ""));
        case ENTITY_SPEND -> Optional.of(new Column(measure.metric(), "", key.getLast()));
        default -> Optional.empty();
      };
    }
  }

  /** Returns the sums of the cell by column. */
  Sums sums(CellState cell) {
    long[] sums = new long[columns.size()];
    boolean overflowed = cell.overflow();
    for (Map.Entry<Measure, Long> value : cell.values().entrySet()) {
      Optional<Column> column = Column.of(value.getKey());
      if (column.isPresent()) {
        int index = indexes.computeIfAbsent(column.get(), this::added);
        sums = index < sums.length ? sums : Arrays.copyOf(sums, columns.size());
        long exact = sums[index] + value.getValue();
        sums[index] = Figures.saturated(sums[index], value.getValue());
        overflowed |= sums[index] != exact;
      }
    }
    return new Sums(sums, overflowed);
  }

  /** Returns the index of the column; empty when no entity of the window has it. */
  OptionalInt find(Column column) {
    Integer index = indexes.get(column);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  List<Column> all() {
    return columns;
  }

  private int added(Column column) {
    columns.add(column);
    return columns.size() - 1;
  }

  /** The integers of a cell, and whether one of them is not exact. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Sums(long[] values, boolean overflowed) {}
}
