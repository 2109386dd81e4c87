package io.millrace.aggregator.topology;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellPaging;
import io.millrace.events.cell.SubKey;
import io.millrace.events.wire.CellBuffer;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.RecordBounds;
import io.millrace.events.wire.UndecodableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cells of one task: their pages in a logged store, and the recently used pages in
 * memory. Changes are written at the commit; until then a changed page stays in memory.
 */
final class TotalsStore {
  /**
   * Sorts later pages first, so that a reader of the first page finds the pages that it refers to.
   */
  private static final Comparator<Cell> LAST_PAGES_FIRST =
      Comparator.<Cell>comparingInt(Cell::page).reversed();

  private final KeyValueStore<Bytes, byte[]> cells;
  private final LongSupplier hotBytes;
  private final LinkedHashMap<Cell, Hot> hot = new LinkedHashMap<>(1024, 0.75f, true);
  private final Set<Cell> changed = new LinkedHashSet<>();
  private long weight;

  /** The cell that changed last, if it has one page. Consecutive changes are mostly of one cell. */
  private @Nullable Cell recent;

  private Hot recentPage = new Hot(new RunningTotals());

  /**
   * @param cells the logged store of the pages
   * @param hotBytes about how much memory pages may take at this time, in bytes; the pages of one
   *     commit may exceed it
   */
  TotalsStore(KeyValueStore<Bytes, byte[]> cells, LongSupplier hotBytes) {
    this.cells = cells;
    this.hotBytes = hotBytes;
  }

  /** A page in memory, with its weight when it was last weighed. */
  private static final class Hot {
    private final RunningTotals totals;
    private int weight;

    private Hot(RunningTotals totals) {
      this.totals = totals;
    }
  }

  /**
   * Adds a difference to a cell.
   *
   * @param cell its first page
   * @param asOf event time up to which changes have been read, milliseconds
   * @return whether this difference flagged the cell
   */
  boolean add(Cell cell, SubKey key, long delta, long asOf) {
    Hot page = cell.equals(recent) ? recentPage : find(cell, key);
    int before = page.totals.length();
    page.totals.advance(asOf);
    boolean flagged = page.totals.add(key, delta);
    if (page.totals.length() != before) {
      weigh(page);
      if (page.totals.length() > RecordBounds.PAGE) {
        spread(cell);
      }
    }
    return flagged;
  }

  private Hot find(Cell cell, SubKey key) {
    int pages = page(cell).totals.pages();
    Hot page = change(cell.page(CellPaging.page(key, pages)));
    if (pages == 1) {
      recent = cell;
      recentPage = page;
    }
    return page;
  }

  /** Whether the pages take so much memory that the task should commit. */
  boolean isFull() {
    return weight > 2 * hotBytes.getAsLong();
  }

  /** Writes the changed pages, and sends each once, whole, in the bytes that were written. */
  void save(BiConsumer<Bytes, byte[]> sink) {
    recent = null;
    List<Cell> pages = new ArrayList<>(changed);
    pages.sort(LAST_PAGES_FIRST);
    for (Cell page : pages) {
      Bytes key = key(page);
      Hot written = page(page);
      byte[] value = written.totals.encode();
      cells.put(key, value);
      sink.accept(key, value);
      weigh(written);
    }
    changed.clear();
    evict();
  }

  /** Drops a cell, if it exists, and sends the keys of its pages. */
  void drop(Cell cell, Consumer<Bytes> sink) {
    recent = null;
    byte[] first = cells.get(key(cell));
    if (first == null) {
      return;
    }
    for (int number = read(cell, first).pages() - 1; number >= 0; number--) {
      Cell page = cell.page(number);
      forget(page);
      cells.delete(key(page));
      sink.accept(key(page));
    }
  }

  /** Adds pages until no changed page is too long. */
  private void spread(Cell cell) {
    recent = null;
    do {
      grow(cell);
    } while (changed.stream()
        .anyMatch(
            page -> page.first().equals(cell) && page(page).totals.length() > RecordBounds.PAGE));
  }

  /** Adds one page, which takes its sums from one of the others. */
  private void grow(Cell cell) {
    RunningTotals first = change(cell).totals;
    int pages = first.pages() + 1;
    Hot source = change(cell.page(CellPaging.source(pages)));
    Hot added = change(cell.page(pages - 1));
    first.pages(pages);
    source.totals.give(measure -> CellPaging.page(measure, pages) == pages - 1, added.totals);
    weigh(source);
    weigh(added);
  }

  private Hot change(Cell page) {
    changed.add(page);
    return page(page);
  }

  private Hot page(Cell page) {
    Hot found = hot.get(page);
    if (found == null) {
      found = new Hot(read(page));
      hot.put(page, found);
      weigh(found);
    }
    return found;
  }

  private void weigh(Hot page) {
    int now = page.totals.weight();
    weight += now - page.weight;
    page.weight = now;
  }

  private void evict() {
    var oldest = hot.entrySet().iterator();
    long most = hotBytes.getAsLong();
    while (weight > most && oldest.hasNext()) {
      Map.Entry<Cell, Hot> unused = oldest.next();
      weight -= unused.getValue().weight;
      oldest.remove();
    }
  }

  private void forget(Cell page) {
    changed.remove(page);
    Hot gone = hot.remove(page);
    if (gone != null) {
      weight -= gone.weight;
    }
  }

  private RunningTotals read(Cell page) {
    byte[] value = cells.get(key(page));
    return value == null ? new RunningTotals() : read(page, value);
  }

  private static RunningTotals read(Cell page, byte[] value) {
    try {
      return new RunningTotals(CellBuffer.read(value));
    } catch (UndecodableException e) {
      throw new ProcessorStateException("cell " + page.key() + " cannot be read back", e);
    }
  }

  private static Bytes key(Cell page) {
    return Bytes.wrap(CellCodec.encodeKey(page));
  }
}
