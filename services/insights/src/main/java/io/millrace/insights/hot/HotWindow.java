package io.millrace.insights.hot;

import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Model;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowComposer;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The cells of one row at one moment. Immutable; equal to itself only. */
public final class HotWindow {
  private final RowKey key;
  private final long changed;
  private final Map<Kind, CellRevision> cells;

  private HotWindow(RowKey key, long changed, Map<Kind, CellRevision> cells) {
    this.key = key;
    this.changed = changed;
    this.cells = cells;
  }

  /** A window of which nothing is known. */
  static HotWindow empty(RowKey key) {
    return new HotWindow(key, 0, Map.of());
  }

  /**
   * The window once that cell is so; itself when it knows a newer revision of the cell.
   *
   * @param number of the snapshot that it changes with
   */
  HotWindow with(CellRevision revision, long number) {
    CellRevision known = cells.get(revision.cell().kind());
    if (known != null && !revision.isNewerThan(known)) {
      return this;
    }
    Map<Kind, CellRevision> all = new EnumMap<>(Kind.class);
    all.putAll(cells);
    all.put(revision.cell().kind(), revision);
    return new HotWindow(key, number, all);
  }

  public RowKey key() {
    return key;
  }

  /** The number of the snapshot that it changed with. */
  long changed() {
    return changed;
  }

  /** Its cells as they are known, by kind. */
  public Collection<CellRevision> revisions() {
    return cells.values();
  }

  /** The cell of that kind, when anything is known of it. */
  Optional<CellRevision> find(Kind kind) {
    return Optional.ofNullable(cells.get(kind));
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
}
