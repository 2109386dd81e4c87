package io.millrace.insights.store;

import io.millrace.events.cell.Cell;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The state of a cell, or of a page of a cell, after one record of the summaries.
 *
 * @param cell address of the cell or page
 * @param partition partition of the record; a cell never changes its partition, and all its pages
 *     are in one
 * @param revision offset of the record in that partition; in later editions of the summaries, a
 *     greater number
 * @param contents contents of the whole page; empty when the record deleted it
 */
public record CellRevision(Cell cell, int partition, long revision, Optional<CellBytes> contents) {

  /** Returns whether this revision is newer than the other. */
  public boolean isNewerThan(CellRevision other) {
    return revision > other.revision;
  }

  /** Returns the newer of two revisions of one cell. */
  public static CellRevision newer(CellRevision one, CellRevision other) {
    return other.isNewerThan(one) ? other : one;
  }

  /** Returns the addresses of the further pages, if this is the first page. */
  public Stream<Cell> furtherPages() {
    return IntStream.range(1, pages()).mapToObj(cell::page);
  }

  /** Returns the number of pages of the cell, if this is the first page; else 1. */
  public int pages() {
    return cell.page() == 0 ? contents.map(CellBytes::pages).orElse(1) : 1;
  }

  /** Returns whether the page has integers. */
  public boolean hasData() {
    return contents.filter(held -> !held.isEmpty()).isPresent();
  }
}
