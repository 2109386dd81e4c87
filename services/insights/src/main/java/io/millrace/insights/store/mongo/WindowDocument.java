package io.millrace.insights.store.mongo;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellStore;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The address of a document: neighbouring windows of one kind, platform and grain. A document has
 * 60 minutes or 6 hours. A longer window has its own document.
 *
 * <p>Each page of the cells is in documents of its own, so that sixty full pages stay below the
 * document limit of MongoDB.
 *
 * @param start start of the first window that the document may hold, milliseconds
 * @param page page of the cells
 */
record WindowDocument(Kind kind, String platform, Grain grain, long start, int page) {
  private static final long MINUTE_MS = 60_000;

  static WindowDocument of(Cell cell) {
    return new WindowDocument(
        cell.kind(), cell.platform(), cell.grain(), start(cell.grain(), cell.start()), cell.page());
  }

  /**
   * Returns the addresses of first pages whose windows all start before {@code to}, back to {@code
   * from}.
   */
  static Stream<WindowDocument> before(
      Kind kind, String platform, Grain grain, long from, long to) {
    long width = CellStore.together(grain).toMillis();
    if (width == 0) {
      throw new IllegalArgumentException("windows of this grain are kept alone: " + grain);
    }
    return LongStream.iterate(
            start(grain, from), start -> start + width <= to, start -> start + width)
        .mapToObj(start -> new WindowDocument(kind, platform, grain, start, 0));
  }

  /** Returns the address of the same windows on that page. */
  WindowDocument page(int number) {
    return new WindowDocument(kind, platform, grain, start, number);
  }

  /** Returns the id: {@code kind|platform|grain|start}, and {@code |page} for further pages. */
  String id() {
    return new Cell(kind, platform, grain, start, page).key();
  }

  static WindowDocument ofId(String id) {
    Cell first = Cell.ofKey(id);
    return new WindowDocument(
        first.kind(), first.platform(), first.grain(), first.start(), first.page());
  }

  /**
   * Returns the name of the cell in the document: the number of whole minutes since the first
   * window.
   */
  String name(Cell cell) {
    return Long.toString((cell.start() - start) / MINUTE_MS);
  }

  /** Returns the cell of that name. */
  Cell cell(String name) {
    return new Cell(kind, platform, grain, start + Long.parseLong(name) * MINUTE_MS, page);
  }

  private static long start(Grain grain, long at) {
    long width = CellStore.together(grain).toMillis();
    return width == 0 ? at : Math.floorDiv(at, width) * width;
  }
}
