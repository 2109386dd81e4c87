package io.millrace.insights.store.mongo;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellStore;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The address of a document: neighbouring windows of one kind, platform and grain. Minutes are kept
 * by the hour, hours by six of them; a longer window has a document of its own.
 *
 * <p>Each page of the cells has documents of its own, so that sixty full ones keep below what
 * MongoDB takes.
 *
 * @param start of the first window that it may hold, milliseconds
 * @param page of the cells
 */
record WindowDocument(Kind kind, String platform, Grain grain, long start, int page) {
  private static final long MINUTE_MS = 60_000;

  static WindowDocument of(Cell cell) {
    return new WindowDocument(
        cell.kind(), cell.platform(), cell.grain(), start(cell.grain(), cell.start()), cell.page());
  }

  /**
   * Those of first pages that hold nothing but windows that start before {@code to}, as far back as
   * {@code from}.
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

  /** The same windows on that page. */
  WindowDocument page(int number) {
    return new WindowDocument(kind, platform, grain, start, number);
  }

  /** {@code kind|platform|grain|start}, and {@code |page} for further pages. */
  String id() {
    return new Cell(kind, platform, grain, start, page).key();
  }

  static WindowDocument ofId(String id) {
    Cell first = Cell.ofKey(id);
    return new WindowDocument(
        first.kind(), first.platform(), first.grain(), first.start(), first.page());
  }

  /** The name of the cell in the document: whole minutes since the first one. */
  String name(Cell cell) {
    return Long.toString((cell.start() - start) / MINUTE_MS);
  }

  /** The cell of that name. */
  Cell cell(String name) {
    return new Cell(kind, platform, grain, start + Long.parseLong(name) * MINUTE_MS, page);
  }

  private static long start(Grain grain, long at) {
    long width = CellStore.together(grain).toMillis();
    return width == 0 ? at : Math.floorDiv(at, width) * width;
  }
}
