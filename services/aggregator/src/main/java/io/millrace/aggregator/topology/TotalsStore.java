package io.millrace.aggregator.topology;

import io.millrace.events.cell.Cell;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The cells of one task: whole cells in a logged store, and the recently used ones in memory.
 * Changes are written at the commit; until then a changed cell stays in memory.
 */
final class TotalsStore {
  private final KeyValueStore<Bytes, byte[]> cells;
  private final int hotCells;
  private final LinkedHashMap<Cell, RunningTotals> hot = new LinkedHashMap<>(1024, 0.75f, true);
  private final Set<Cell> changed = new LinkedHashSet<>();

  TotalsStore(KeyValueStore<Bytes, byte[]> cells, int hotCells) {
    this.cells = cells;
    this.hotCells = hotCells;
  }

  /** The totals of a cell, which are about to change. */
  RunningTotals change(Cell cell) {
    changed.add(cell);
    return hot.computeIfAbsent(cell, this::read);
  }

  /** Writes the changed cells and hands each over once, whole, in the bytes that were written. */
  void save(BiConsumer<Bytes, byte[]> sink) {
    for (Cell cell : changed) {
      Bytes key = key(cell);
      byte[] value = hot.computeIfAbsent(cell, this::read).encode();
      cells.put(key, value);
      sink.accept(key, value);
    }
    changed.clear();
    evict();
  }

  private void evict() {
    var oldest = hot.entrySet().iterator();
    for (int surplus = hot.size() - hotCells; surplus > 0; surplus--) {
      Map.Entry<Cell, RunningTotals> unused = oldest.next();
      assert !changed.contains(unused.getKey());
      oldest.remove();
    }
  }

  private RunningTotals read(Cell cell) {
    byte[] value = cells.get(key(cell));
    if (value == null) {
      return new RunningTotals();
    }
    try {
      return new RunningTotals(CellCodec.decode(value));
    } catch (UndecodableException e) {
      throw new ProcessorStateException("cell " + cell.key() + " cannot be read back", e);
    }
  }

  private static Bytes key(Cell cell) {
    return Bytes.wrap(CellCodec.encodeKey(cell));
  }
}
