package io.millrace.insights.query;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.insights.memory.Remembered;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Adds up the cells by channel or region of platforms in a range. Only the newest window changes
 * all the time, so the sums of the windows before it are kept until one of their cells changes, in
 * bounded memory. Thread-safe.
 */
@Component
final class SplitReader {
  /** An integer, its place in a table, and a sub-key that may belong to nobody else. */
  private static final int BYTES_OF_AN_INTEGER = 96;

  private static final int BYTES_OF_A_WINDOW = 96;
  private static final int BYTES_OF_A_SUM = 400;

  private final SplitCells cells;
  private final FigureReader figures;
  private final Remembered<Range, Kept> sums;

  SplitReader(SplitCells cells, FigureReader figures, SplitSettings settings) {
    this.cells = cells;
    this.figures = figures;
    this.sums = new Remembered<>(settings.quarter(), Kept::bytes);
  }

  /**
   * Figures of some windows of a platform.
   *
   * @param figures without the credit under other models; they must not be changed
   */
  record PlatformFigures(String platform, Figures figures) {}

  /**
   * Reads the figures under the model of the view, converted when the view converts: a month with
   * an amount in another currency by its days. Blocks; reads the store for cells that are not in
   * memory.
   *
   * @param kind channels or regions
   * @param windows days and months, in order
   */
  List<PlatformFigures> read(
      QuerySnapshot snapshot,
      Kind kind,
      Collection<String> platforms,
      List<Window> windows,
      MoneyView view) {
    Map<String, List<SplitWindow>> parts = parts(snapshot, kind, platforms, windows, view);
    return platforms.stream()
        .flatMap(
            platform ->
                sums(kind, platform, parts.getOrDefault(platform, List.of()), view).stream()
                    .map(sum -> new PlatformFigures(platform, sum)))
        .toList();
  }

  /** Reads the figures of each window of a platform apart, in the same way. */
  List<WindowFigures> readWindows(
      QuerySnapshot snapshot, Kind kind, String platform, List<Window> windows, MoneyView view) {
    return parts(snapshot, kind, List.of(platform), windows, view)
        .getOrDefault(platform, List.of())
        .stream()
        .map(
            part ->
                WindowFigures.under(
                    view.model(), platform, part.window(), SplitSums.of(List.of(part), view)))
        .toList();
  }

  /** Returns an estimate of the bytes of the sums in memory. */
  long bytes() {
    return sums.size();
  }

  private Map<String, List<SplitWindow>> parts(
      QuerySnapshot snapshot,
      Kind kind,
      Collection<String> platforms,
      List<Window> windows,
      MoneyView view) {
    Map<Cell, SplitCell> found = find(snapshot, cellsOf(kind, platforms, windows));
    Map<String, List<SplitWindow>> parts = new HashMap<>();
    List<Cell> inDays = new ArrayList<>();
    for (String platform : platforms) {
      List<SplitWindow> whole = new ArrayList<>();
      for (Window window : windows) {
        SplitCell cell = found.getOrDefault(cell(kind, platform, window), SplitCell.NONE);
        if (isReadByDays(window, cell, view)) {
          inDays.addAll(cellsOf(kind, List.of(platform), figures.days(window)));
        } else if (!cell.isEmpty()) {
          whole.add(new SplitWindow(window, cell));
        }
      }
      parts.put(platform, whole);
    }
    find(snapshot, inDays)
        .forEach(
            (cell, split) -> {
              if (!split.isEmpty()) {
                parts
                    .computeIfAbsent(cell.platform(), _ -> new ArrayList<>())
                    .add(new SplitWindow(new Window(cell.grain(), cell.start()), split));
              }
            });
    return parts;
  }

  /** Records the cells in the order of the question. */
  private Map<Cell, SplitCell> find(QuerySnapshot snapshot, List<Cell> wanted) {
    Map<Cell, SplitCell> found = cells.find(wanted);
    wanted.forEach(cell -> found.getOrDefault(cell, SplitCell.NONE).note(snapshot));
    return found;
  }

  private static boolean isReadByDays(Window window, SplitCell cell, MoneyView view) {
    return window.isLongerThanADay()
        && view.converter().filter(to -> cell.isForeign(to.currency())).isPresent();
  }

  private static List<Cell> cellsOf(Kind kind, Collection<String> platforms, List<Window> windows) {
    return platforms.stream()
        .flatMap(platform -> windows.stream().map(window -> cell(kind, platform, window)))
        .toList();
  }

  private static Cell cell(Kind kind, String platform, Window window) {
    return new Cell(kind, platform, window.grain(), window.start());
  }

  /** Returns the sum of all windows but the newest one, and the newest one. */
  private List<Figures> sums(Kind kind, String platform, List<SplitWindow> parts, MoneyView view) {
    if (parts.isEmpty()) {
      return List.of();
    }
    List<SplitWindow> ordered = parts.stream().sorted().toList();
    Figures newest = SplitSums.of(List.of(ordered.getLast()), view);
    return ordered.size() == 1
        ? List.of(newest)
        : List.of(earlier(kind, platform, ordered.subList(0, ordered.size() - 1), view), newest);
  }

  private Figures earlier(Kind kind, String platform, List<SplitWindow> parts, MoneyView view) {
    Range range =
        new Range(
            kind,
            platform,
            parts.stream().map(SplitWindow::window).toList(),
            List.of(
                view.model().id(),
                view.converter().map(Converter::currency).orElse(""),
                view.converter().map(Converter::version).orElse("")));
    List<List<Long>> stamps = parts.stream().map(part -> part.cell().stamp()).toList();
    return sums.find(range)
        .filter(kept -> kept.stamps().equals(stamps))
        .orElseGet(() -> sums.put(range, new Kept(stamps, SplitSums.of(parts, view))))
        .figures();
  }

  /**
   * What was added up.
   *
   * @param view model, currency and version of the rates
   */
  private record Range(Kind kind, String platform, List<Window> windows, List<String> view) {}

  /**
   * A sum and the revisions that it was made of.
   *
   * @param stamps the revisions of each window
   */
  private record Kept(List<List<Long>> stamps, Figures figures) {
    int bytes() {
      return BYTES_OF_A_SUM
          + BYTES_OF_A_WINDOW * stamps.size()
          + BYTES_OF_AN_INTEGER * figures.size();
    }
  }
}
