package io.millrace.insights.store;

import io.millrace.events.cell.Cell;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A cell, or a page of one, as one record of the summaries left it.
 *
 * @param cell its address
 * @param partition of the record; a cell never changes partition, and all its pages have one
 * @param revision offset of the record in that partition; in later editions of the summaries, more
 * @param contents the whole page; empty when the record deleted it
 */
public record CellRevision(Cell cell, int partition, long revision, Optional<CellBytes> contents) {

  /** Whether this is what the cell looks like after the other. */
  public boolean isNewerThan(CellRevision other) {
    return revision > other.revision;
  }

  /** The newer of two revisions of one cell. */
  public static CellRevision newer(CellRevision one, CellRevision other) {
    return other.isNewerThan(one) ? other : one;
  }

  /** The further pages of the cell, if this is its first one. */
  public Stream<Cell> furtherPages() {
    return IntStream.range(1, pages()).mapToObj(cell::page);
  }

  /** How many pages the cell has, if this is its first one; else 1. */
  public int pages() {
    return cell.page() == 0 ? contents.map(CellBytes::pages).orElse(1) : 1;
  }

  /** Whether the page has any integers. */
  public boolean hasData() {
    return contents.filter(held -> !held.isEmpty()).isPresent();
  }
}
