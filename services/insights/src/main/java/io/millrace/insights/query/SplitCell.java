package io.millrace.insights.query;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Model;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.UnaryOperator;

/**
 * The numbers of a cell by channel or region with all its pages, decoded, in two arrays. Cells
 * share their sub-keys, so an integer takes 12 bytes. Immutable.
 */
final class SplitCell {
  /** A cell without data. */
  static final SplitCell NONE = new SplitCell(List.of(), UnaryOperator.identity());

  /** The object and its arrays, its place in a table, and its address. */
  private static final int BYTES_OF_A_CELL = 300;

  private static final int BYTES_OF_AN_INTEGER = 12;

  private final int partition;
  private final long[] revisions;
  private final Measure[] measures;
  private final long[] values;
  private final boolean overflowed;

  /**
   * Decodes the cell.
   *
   * @param pages the pages with data, in order
   * @param shared returns the sub-key that all cells share
   */
  SplitCell(List<CellRevision> pages, UnaryOperator<Measure> shared) {
    List<CellState> states =
        pages.stream().flatMap(page -> page.contents().stream()).map(CellBytes::state).toList();
    this.partition = pages.isEmpty() ? -1 : pages.getFirst().partition();
    this.revisions = pages.stream().mapToLong(CellRevision::revision).toArray();
    int size = states.stream().mapToInt(state -> state.values().size()).sum();
    this.measures = new Measure[size];
    this.values = new long[size];
    int next = 0;
    for (CellState state : states) {
      for (Map.Entry<Measure, Long> value : state.values().entrySet()) {
        measures[next] = shared.apply(value.getKey());
        values[next++] = value.getValue();
      }
    }
    this.overflowed = states.stream().anyMatch(CellState::overflow);
  }

  /** Calls the action for each integer that counts under the model. */
  void each(Model model, ObjLongConsumer<Measure> action) {
    String id = model.id();
    for (int i = 0; i < measures.length; i++) {
      Measure measure = measures[i];
      if (!measure.metric().dimensions().getFirst().equals("model")
          || measure.dimensions().getFirst().equals(id)) {
        action.accept(measure, values[i]);
      }
    }
  }

  /** Returns whether an amount has another currency. */
  boolean isForeign(String currency) {
    for (Measure measure : measures) {
      int index = currencyIndex(measure);
      if (index >= 0 && !measure.dimensions().get(index).equals(currency)) {
        return true;
      }
    }
    return false;
  }

  /** Returns which dimension of the sub-key is the currency; -1 when none is. */
  static int currencyIndex(Measure measure) {
    return measure.metric().dimensions().indexOf("currency");
  }

  boolean isEmpty() {
    return revisions.length == 0;
  }

  /** Returns whether an integer is not exact. */
  boolean isOverflowed() {
    return overflowed;
  }

  /** Records that an answer depends on the cell. */
  void note(QuerySnapshot snapshot) {
    if (isEmpty()) {
      snapshot.noteAbsent();
    }
    for (long revision : revisions) {
      snapshot.note(partition, revision);
    }
  }

  /** Returns the revisions of the pages with data, in order. */
  List<Long> stamp() {
    return Arrays.stream(revisions).boxed().toList();
  }

  /** Returns an estimate of the bytes in memory, without the sub-keys. */
  int bytes() {
    return BYTES_OF_A_CELL + Long.BYTES * revisions.length + BYTES_OF_AN_INTEGER * values.length;
  }
}
