package io.millrace.insights.query;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes figures of the cells of one place: a platform in a window. Thread-safe. */
final class PlaceFigures {
  private final RecentFigures recent;

  /**
   * @param recent keeps figures that were made before
   */
  PlaceFigures(RecentFigures recent) {
    this.recent = recent;
  }

  /** A platform in a window. */
  record Place(String platform, Window window) {
    static Place of(Cell cell) {
      return new Place(cell.platform(), new Window(cell.grain(), cell.start()));
    }

    Cell cell(Kind kind) {
      return new Cell(kind, platform, window.grain(), window.start());
    }
  }

  /**
   * Reads the figures of these places. Places without data are left out. Blocks.
   *
   * @param view the view of amounts; when it is empty, nothing is converted
   */
  List<WindowFigures> read(
      QuerySnapshot snapshot, List<Place> wanted, Set<Kind> kinds, Optional<MoneyView> view) {
    List<Cell> cells = wanted.stream().flatMap(place -> kinds.stream().map(place::cell)).toList();
    Map<Cell, CellRevision> found = snapshot.find(cells);
    Map<Cell, List<CellRevision>> further = furtherPages(found.values());
    Map<Place, List<CellRevision>> places = new LinkedHashMap<>();
    for (Cell cell : cells) {
      CellRevision revision = found.get(cell);
      List<CellRevision> more = further.getOrDefault(cell, List.of());
      if (revision != null || !more.isEmpty()) {
        List<CellRevision> pages =
            places.computeIfAbsent(Place.of(cell), _ -> new ArrayList<>(kinds.size()));
        Optional.ofNullable(revision).ifPresent(pages::add);
        pages.addAll(more);
      }
    }
    return places.entrySet().stream()
        .map(place -> figures(place.getKey(), place.getValue(), view))
        .toList();
  }

  private static Map<Cell, List<CellRevision>> furtherPages(Collection<CellRevision> found) {
    return found.stream()
        .filter(revision -> revision.cell().page() > 0)
        .sorted(Comparator.comparingInt(revision -> revision.cell().page()))
        .collect(Collectors.groupingBy(revision -> revision.cell().first()));
  }

  private WindowFigures figures(Place place, List<CellRevision> cells, Optional<MoneyView> view) {
    String platform = place.platform();
    Window window = place.window();
    return view.flatMap(
            it ->
                it.converter().map(to -> recent.converted(platform, window, cells, it.model(), to)))
        .orElseGet(() -> recent.of(platform, window, cells));
  }
}
