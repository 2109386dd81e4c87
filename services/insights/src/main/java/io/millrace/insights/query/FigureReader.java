package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Figures;
import io.millrace.insights.store.CellRevision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads figures by platform and window, and converts their amounts to one currency. Thread-safe.
 */
@Component
final class FigureReader {
  /** The kinds that a conversion of amounts needs together: the sums of both must agree. */
  static final Set<Kind> AMOUNTS = EnumSet.of(Kind.MONEY, Kind.CREDIT);

  private static final Set<Metric> EARNINGS =
      EnumSet.of(Metric.GROSS, Metric.TIPS, Metric.ADS, Metric.REFUNDED);

  private final Catalog catalog;
  private final Decomposition decomposition;
  private final Decomposition withWeeks;
  private final RecentFigures recent;

  FigureReader(Catalog catalog, Calendar calendar, RecentFigures recent) {
    this.catalog = catalog;
    this.recent = recent;
    this.decomposition = Decomposition.withoutWeeks(calendar);
    this.withWeeks = Decomposition.withWeeks(calendar);
  }

  List<String> platforms() {
    return catalog.platforms().stream().map(Platform::id).toList();
  }

  /** Returns the windows of the range, without weeks. */
  List<Window> windows(TimeRange range) {
    return decomposition.of(range);
  }

  /** Returns the windows of the range, with weeks, for the kinds that have weeks. */
  List<Window> windowsWithWeeks(TimeRange range) {
    return withWeeks.of(range);
  }

  /**
   * Returns the windows that amounts are read by. When amounts are converted, no window is longer
   * than a day.
   */
  List<Window> amountWindows(List<Window> windows, MoneyView view) {
    return view.converter().isEmpty() ? windows : decomposition.inDays(windows);
  }

  /**
   * Returns the windows that amounts of all platforms are read by. When amounts are converted, a
   * longer window is used only if no platform earned in another currency in it. Reads a document
   * per platform and longer window.
   */
  List<Window> amountWindowsOfAll(QuerySnapshot snapshot, List<Window> windows, MoneyView view) {
    return view.converter()
        .map(converter -> windows.stream().flatMap(w -> whole(snapshot, w, converter)).toList())
        .orElse(windows);
  }

  private Stream<Window> whole(QuerySnapshot snapshot, Window window, Converter converter) {
    return window.isLongerThanADay() && hasForeignEarnings(snapshot, window, converter)
        ? decomposition.inDays(List.of(window)).stream()
        : Stream.of(window);
  }

  private boolean hasForeignEarnings(QuerySnapshot snapshot, Window window, Converter converter) {
    return read(snapshot, platforms(), EnumSet.of(Kind.MONEY), List.of(window), Optional.empty())
        .stream()
        .anyMatch(found -> isForeign(found.figures(), converter.currency()));
  }

  private static boolean isForeign(Figures figures, String currency) {
    AtomicBoolean foreign = new AtomicBoolean();
    EARNINGS.forEach(
        metric ->
            figures.each(
                metric,
                (key, _) -> foreign.compareAndSet(false, !key.getFirst().equals(currency))));
    return foreign.get();
  }

  /**
   * Reads the figures of these cells, by platform and window. Windows without data are left out.
   * Blocks. A document holds the windows of one platform, kind and grain: 60 neighbouring minutes,
   * 6 neighbouring hours, or one longer window.
   */
  List<WindowFigures> read(
      QuerySnapshot snapshot,
      Collection<String> platforms,
      Set<Kind> kinds,
      List<Window> windows,
      Optional<Converter> converter) {
    List<Cell> cells = cells(platforms, kinds, windows);
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
        .map(place -> figures(place.getKey(), place.getValue(), converter))
        .toList();
  }

  private static Map<Cell, List<CellRevision>> furtherPages(Collection<CellRevision> found) {
    return found.stream()
        .filter(revision -> revision.cell().page() > 0)
        .sorted(Comparator.comparingInt(revision -> revision.cell().page()))
        .collect(Collectors.groupingBy(revision -> revision.cell().first()));
  }

  private static List<Cell> cells(
      Collection<String> platforms, Set<Kind> kinds, List<Window> windows) {
    return windows.stream()
        .flatMap(
            window ->
                platforms.stream()
                    .flatMap(
                        platform ->
                            kinds.stream()
                                .map(
                                    kind ->
                                        new Cell(kind, platform, window.grain(), window.start()))))
        .toList();
  }

  private WindowFigures figures(
      Place place, List<CellRevision> cells, Optional<Converter> converter) {
    WindowFigures found = recent.of(place.platform(), place.window(), cells);
    return converter
        .map(to -> found.figures().in(to, place.platform(), place.window().start()))
        .map(it -> new WindowFigures(place.platform(), place.window(), it))
        .orElse(found);
  }

  private record Place(String platform, Window window) {
    static Place of(Cell cell) {
      return new Place(cell.platform(), new Window(cell.grain(), cell.start()));
    }
  }
}
