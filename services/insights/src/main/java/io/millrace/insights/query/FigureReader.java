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

/** Reads figures by platform and window, and tells their amounts in one currency. */
@Component
final class FigureReader {
  /** Amounts are converted with both at hand: their sums have to agree. */
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

  /** The fewest windows that make up the range. */
  List<Window> windows(TimeRange range) {
    return decomposition.of(range);
  }

  /** The same for kinds that are kept by the week, too: even fewer. */
  List<Window> windowsWithWeeks(TimeRange range) {
    return withWeeks.of(range);
  }

  /** The windows to read amounts by: none longer than a day where they are converted. */
  List<Window> amountWindows(List<Window> windows, MoneyView view) {
    return view.converter().isEmpty() ? windows : decomposition.inDays(windows);
  }

  /**
   * The same when all platforms are read: longer windows stay, as long as no platform earned in
   * another currency in them. Reads a document per platform and longer window.
   */
  List<Window> amountWindowsOfAll(QuerySnapshot reading, List<Window> windows, MoneyView view) {
    return view.converter()
        .map(converter -> windows.stream().flatMap(w -> whole(reading, w, converter)).toList())
        .orElse(windows);
  }

  private Stream<Window> whole(QuerySnapshot reading, Window window, Converter converter) {
    return window.isLongerThanADay() && hasForeignEarnings(reading, window, converter)
        ? decomposition.inDays(List.of(window)).stream()
        : Stream.of(window);
  }

  private boolean hasForeignEarnings(QuerySnapshot reading, Window window, Converter converter) {
    return read(reading, platforms(), EnumSet.of(Kind.MONEY), List.of(window), Optional.empty())
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
   * What these cells hold, by platform and window; those without anything are left out. Blocks;
   * reads one document per platform, window and kind.
   */
  List<WindowFigures> read(
      QuerySnapshot reading,
      Collection<String> platforms,
      Set<Kind> kinds,
      List<Window> windows,
      Optional<Converter> converter) {
    List<Cell> cells = cells(platforms, kinds, windows);
    Map<Cell, CellRevision> found = reading.find(cells);
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
        .map(told -> new WindowFigures(place.platform(), place.window(), told))
        .orElse(found);
  }

  private record Place(String platform, Window window) {
    static Place of(Cell cell) {
      return new Place(cell.platform(), new Window(cell.grain(), cell.start()));
    }
  }
}
