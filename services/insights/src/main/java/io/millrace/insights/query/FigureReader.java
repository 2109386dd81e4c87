package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.insights.query.PlaceFigures.Place;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads figures by platform and window, and converts their amounts to one currency. Thread-safe.
 */
@Component
final class FigureReader {
  /** The kinds that a conversion of amounts needs together: the sums of both must agree. */
  static final Set<Kind> AMOUNTS = EnumSet.of(Kind.MONEY, Kind.CREDIT);

  /**
   * Metrics with amounts, and the dimension that is their currency. The credit for money on the
   * platform has the currencies of that money, also what refunds took from it.
   */
  private static final Map<Metric, Integer> CURRENCIES =
      Arrays.stream(Metric.values())
          .filter(metric -> metric != Metric.CREDIT_IN && metric != Metric.REFUNDED_IN)
          .filter(metric -> metric.dimensions().contains("currency"))
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(), metric -> metric.dimensions().indexOf("currency")));

  private final Catalog catalog;
  private final Calendar calendar;
  private final Decomposition decomposition;
  private final Decomposition withWeeks;
  private final PlaceFigures places;

  FigureReader(Catalog catalog, Calendar calendar, RecentFigures recent) {
    this.catalog = catalog;
    this.calendar = calendar;
    this.places = new PlaceFigures(recent);
    this.decomposition = Decomposition.withoutWeeks(calendar);
    this.withWeeks = Decomposition.withWeeks(calendar);
  }

  List<String> platforms() {
    return catalog.platforms().stream().map(Platform::id).toList();
  }

  /** Returns the range as answers show it. */
  Span span(TimeRange range) {
    return Span.of(calendar.zone(), range);
  }

  /** Returns the windows of the range, without weeks. */
  List<Window> windows(TimeRange range) {
    return decomposition.of(range);
  }

  /** Returns the windows of the range, with weeks, for the kinds that have weeks. */
  List<Window> windowsWithWeeks(TimeRange range) {
    return withWeeks.of(range);
  }

  /** Returns the windows of that grain in a range on its borders. */
  List<Window> windowsOf(TimeRange range, Grain grain) {
    return range.starts(calendar, grain).stream().map(start -> new Window(grain, start)).toList();
  }

  /** Returns the window of that grain that contains the other window. */
  Window around(Grain grain, Window part) {
    return new Window(grain, calendar.start(grain, part.start()));
  }

  /** Returns the days of a window that is longer than a day, or the window itself. */
  List<Window> days(Window window) {
    return decomposition.inDays(List.of(window));
  }

  /**
   * Returns the windows that amounts are read by. When amounts are converted, no window is longer
   * than a day.
   */
  List<Window> amountWindows(List<Window> windows, MoneyView view) {
    return view.converter().isEmpty() ? windows : decomposition.inDays(windows);
  }

  /**
   * Reads the money and the credit of these platforms, converted when the view converts. A window
   * that is longer than a day is read by its days when the platform earned in another currency in
   * it, or led to earnings in another currency.
   */
  List<WindowFigures> readAmounts(
      QuerySnapshot snapshot, List<String> platforms, List<Window> windows, MoneyView view) {
    return readConverted(snapshot, platforms, windows, view, AMOUNTS);
  }

  /**
   * Reads these kinds in the same way.
   *
   * @param kinds {@link #AMOUNTS}, or kinds whose amounts need not agree with others
   */
  List<WindowFigures> readConverted(
      QuerySnapshot snapshot,
      List<String> platforms,
      List<Window> windows,
      MoneyView view,
      Set<Kind> kinds) {
    return view.converter()
        .map(converter -> converted(snapshot, platforms, windows, kinds, view, converter))
        .orElseGet(() -> read(snapshot, platforms, kinds, windows, Optional.empty()));
  }

  private List<WindowFigures> converted(
      QuerySnapshot snapshot,
      List<String> platforms,
      List<Window> windows,
      Set<Kind> kinds,
      MoneyView view,
      Converter converter) {
    Map<Boolean, List<Window>> byLength =
        windows.stream().collect(Collectors.partitioningBy(Window::isLongerThanADay));
    Map<Boolean, List<WindowFigures>> whole =
        read(snapshot, platforms, kinds, byLength.getOrDefault(true, List.of()), Optional.empty())
            .stream()
            .collect(
                Collectors.partitioningBy(
                    found -> isForeign(found.figures(), converter.currency())));
    List<Place> days = new ArrayList<>(places(platforms, byLength.getOrDefault(false, List.of())));
    whole
        .getOrDefault(true, List.of())
        .forEach(
            found ->
                decomposition
                    .inDays(List.of(found.window()))
                    .forEach(day -> days.add(new Place(found.platform(), day))));
    List<WindowFigures> all = new ArrayList<>(whole.getOrDefault(false, List.of()));
    all.addAll(places.read(snapshot, days, kinds, Optional.of(view)));
    return all;
  }

  private static boolean isForeign(Figures figures, String currency) {
    AtomicBoolean foreign = new AtomicBoolean();
    CURRENCIES.forEach(
        (metric, index) ->
            figures.each(
                metric,
                (key, _) -> foreign.compareAndSet(false, !key.get(index).equals(currency))));
    return foreign.get();
  }

  /**
   * Reads the figures of these cells, by platform and window. Windows without data are left out.
   * Blocks. A document holds the windows of one platform, kind and grain: 60 neighbouring minutes,
   * 6 neighbouring hours, or one longer window.
   *
   * @param view the view of amounts. When it converts, the figures have no credit under other
   *     models. When it is empty, nothing is converted
   */
  List<WindowFigures> read(
      QuerySnapshot snapshot,
      Collection<String> platforms,
      Set<Kind> kinds,
      List<Window> windows,
      Optional<MoneyView> view) {
    return places.read(snapshot, places(platforms, windows), kinds, view);
  }

  private static List<Place> places(Collection<String> platforms, List<Window> windows) {
    return windows.stream()
        .flatMap(window -> platforms.stream().map(platform -> new Place(platform, window)))
        .toList();
  }
}
