package io.millrace.insights.hot;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Model;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowComposer;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The cells of one row at one moment. Immutable; equal to itself only. */
public final class HotWindow {
  private final RowKey key;
  private final long changed;
  private final Map<Page, CellRevision> cells;

  private HotWindow(RowKey key, long changed, Map<Page, CellRevision> cells) {
    this.key = key;
    this.changed = changed;
    this.cells = cells;
  }

  /** A window of which nothing is known. */
  static HotWindow empty(RowKey key) {
    return new HotWindow(key, 0, Map.of());
  }

  /**
   * The window once that page of a cell is so; itself when it knows a newer revision of it.
   *
   * @param number of the snapshot that it changes with
   */
  HotWindow with(CellRevision revision, long number) {
    Page page = Page.of(revision.cell());
    CellRevision known = cells.get(page);
    if (known != null && !revision.isNewerThan(known)) {
      return this;
    }
    Map<Page, CellRevision> all = new TreeMap<>(cells);
    all.put(page, revision);
    return new HotWindow(key, number, all);
  }

  public RowKey key() {
    return key;
  }

  /** The number of the snapshot that it changed with. */
  long changed() {
    return changed;
  }

  /** The pages of its cells as they are known, by kind. */
  public Collection<CellRevision> revisions() {
    return cells.values();
  }

  /** The page of a cell of the row, when anything is known of it. */
  Optional<CellRevision> find(Cell page) {
    return Optional.ofNullable(cells.get(Page.of(page)));
  }

  /** Whether any of its cells has any integers. */
  public boolean hasData() {
    return any(CellRevision::hasData);
  }

  /** Whether any of its cells is such. */
  public boolean any(Predicate<CellRevision> such) {
    return cells.values().stream().anyMatch(such);
  }

  /** The row, as a query would answer it; all zeros when the window has lost everything. */
  public Row row(Model model) {
    Figures figures = new Figures();
    cells
        .values()
        .forEach(
            revision -> revision.contents().ifPresent(contents -> figures.add(contents.state())));
    return new RowComposer(key.platform(), model).row(key.grain(), key.start(), figures);
  }

  private record Page(Kind kind, int number) implements Comparable<Page> {
    private static final Comparator<Page> ORDER =
        Comparator.comparing(Page::kind).thenComparingInt(Page::number);

    static Page of(Cell cell) {
      return new Page(cell.kind(), cell.page());
    }

    @Override
    public int compareTo(Page other) {
      return ORDER.compare(this, other);
    }
  }
}
