package io.millrace.insights.query;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the figures of platforms by channel or region. Thread-safe. */
@Component
final class GroupReader {
  private final FigureReader figures;
  private final SplitReader splits;

  GroupReader(FigureReader figures, SplitReader splits) {
    this.figures = figures;
    this.splits = splits;
  }

  /**
   * Reads these numbers of the platforms together. Blocks; reads at most one document per platform,
   * kind and window, and none of a cell by channel or region that is in memory. When amounts are
   * converted, it reads the kinds of amounts by days instead of a longer window in which the
   * platform earned in another currency.
   *
   * @param range whole days
   */
  Groups read(
      QuerySnapshot snapshot,
      Dimension by,
      Set<SplitNumber> numbers,
      List<String> platforms,
      TimeRange range,
      MoneyView view) {
    Groups groups = new Groups(by, view.model());
    read(snapshot, by, numbers, platforms, range, view, _ -> groups);
    return groups;
  }

  /** Reads the same numbers of each platform apart. */
  Map<String, Groups> readPlatforms(
      QuerySnapshot snapshot,
      Dimension by,
      Set<SplitNumber> numbers,
      List<String> platforms,
      TimeRange range,
      MoneyView view) {
    Map<String, Groups> apart = new TreeMap<>();
    platforms.forEach(platform -> apart.put(platform, new Groups(by, view.model())));
    read(
        snapshot,
        by,
        numbers,
        platforms,
        range,
        view,
        platform -> apart.computeIfAbsent(platform, _ -> new Groups(by, view.model())));
    return apart;
  }

  /**
   * Reads the same numbers of each window of one platform apart, by the start of the window.
   *
   * @param grain day or month
   * @param range on borders of the grain
   */
  NavigableMap<Long, Groups> readWindows(
      QuerySnapshot snapshot,
      Dimension by,
      Set<SplitNumber> numbers,
      String platform,
      TimeRange range,
      Grain grain,
      MoneyView view) {
    NavigableMap<Long, Groups> apart = new TreeMap<>();
    List<Window> windows = figures.windowsOf(range, grain);
    byConversion(
        numbers,
        view,
        (part, partView) -> {
          List<WindowFigures> found =
              figures.readConverted(
                  snapshot, List.of(platform), windows, partView, totals(part, partView));
          addWindows(found, grain, by, part, view, apart);
          if (isSplit(by, part)) {
            addWindows(
                splits.readWindows(snapshot, by.kind(), platform, windows, partView),
                grain,
                by,
                part,
                view,
                apart);
          }
        });
    return apart;
  }

  private void addWindows(
      List<WindowFigures> found,
      Grain grain,
      Dimension by,
      Set<SplitNumber> numbers,
      MoneyView view,
      Map<Long, Groups> apart) {
    found.forEach(
        part ->
            apart
                .computeIfAbsent(
                    figures.around(grain, part.window()).start(), _ -> new Groups(by, view.model()))
                .add(part, numbers::contains));
  }

  private void read(
      QuerySnapshot snapshot,
      Dimension by,
      Set<SplitNumber> numbers,
      List<String> platforms,
      TimeRange range,
      MoneyView view,
      Function<String, Groups> groups) {
    List<Window> split = figures.windows(range);
    byConversion(
        numbers,
        view,
        (part, partView) -> {
          // Weeks have the totals only. Sessions by channel are in the cells of their totals.
          List<Window> whole =
              part.contains(SplitNumber.OPENS) ? split : figures.windowsWithWeeks(range);
          figures
              .readConverted(snapshot, platforms, whole, partView, totals(part, partView))
              .forEach(found -> groups.apply(found.platform()).add(found, part::contains));
          if (isSplit(by, part)) {
            splits
                .read(snapshot, by.kind(), platforms, split, partView)
                .forEach(found -> groups.apply(found.platform()).add(found, part::contains));
          }
        });
  }

  /** Calls the action for the amounts that are converted, and for all other numbers. */
  private static void byConversion(
      Set<SplitNumber> numbers, MoneyView view, BiConsumer<Set<SplitNumber>, MoneyView> action) {
    MoneyView unconverted = new MoneyView(view.model(), Optional.empty());
    Map<Boolean, Set<SplitNumber>> parts =
        numbers.stream()
            .collect(
                Collectors.partitioningBy(
                    number -> number.isMoney() && view.converter().isPresent(),
                    Collectors.toCollection(() -> EnumSet.noneOf(SplitNumber.class))));
    parts.forEach((converted, part) -> action.accept(part, converted ? view : unconverted));
  }

  private static Set<Kind> totals(Set<SplitNumber> numbers, MoneyView view) {
    Set<Kind> totals = EnumSet.noneOf(Kind.class);
    for (SplitNumber number : numbers) {
      number.totals().forEach(metric -> totals.add(metric.kind()));
    }
    if (view.converter().isPresent() && !totals.isEmpty()) {
      totals.addAll(FigureReader.AMOUNTS);
    }
    return totals;
  }

  /** Returns whether one of the numbers is in the cells of the dimension. */
  private static boolean isSplit(Dimension by, Set<SplitNumber> numbers) {
    return numbers.stream().anyMatch(number -> by.metric(number).kind() == by.kind());
  }
}
