package io.millrace.insights.hot;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
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

/**
 * The cells of one row at one moment. Immutable. Two windows are equal only when they are the same
 * object.
 */
public final class HotWindow {
  private final RowKey key;
  private final long changed;
  private final Map<Page, CellRevision> cells;

  private HotWindow(RowKey key, long changed, Map<Page, CellRevision> cells) {
    this.key = key;
    this.changed = changed;
    this.cells = cells;
  }

  /** Creates a window without cells. */
  static HotWindow empty(RowKey key) {
    return new HotWindow(key, 0, Map.of());
  }

  /**
   * Returns the window with that revision. Returns this window when it already has the same or a
   * newer revision of that page.
   *
   * @param number number of the snapshot in which the window changes
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

  /** Returns the number of the snapshot in which the window changed last. */
  long changed() {
    return changed;
  }

  /** Returns the pages of its cells, ordered by kind. */
  public Collection<CellRevision> revisions() {
    return cells.values();
  }

  /** Returns the revision of a page of a cell; empty when there is none. */
  Optional<CellRevision> find(Cell page) {
    return Optional.ofNullable(cells.get(Page.of(page)));
  }

  /** Returns whether a cell of the window has integers. */
  public boolean hasData() {
    return any(CellRevision::hasData);
  }

  /** Returns whether the platform had an event, a purchase or a refund in the window. */
  public boolean isSeen() {
    return any(HotWindow::isSeen);
  }

  /** Credit may come from a purchase on another platform, and spend is nobody's visit. */
  private static boolean isSeen(CellRevision revision) {
    return switch (revision.cell().kind()) {
      case CREDIT -> false;
      case MONEY ->
          revision.contents().stream()
              .flatMap(contents -> contents.state().values().keySet().stream())
              .anyMatch(measure -> measure.metric() != Metric.SPEND);
      default -> revision.hasData();
    };
  }

  /** Returns whether a cell of the window matches. */
  public boolean any(Predicate<CellRevision> matching) {
    return cells.values().stream().anyMatch(matching);
  }

  /** Makes the row that a query would answer. A window without data has a row of zeros. */
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
