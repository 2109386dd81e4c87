package io.millrace.insights.query;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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
   * @param asked a question about whole days
   */
  Groups read(RangeQuestion asked, Dimension by, Set<SplitNumber> numbers, List<String> platforms) {
    Groups groups = new Groups(by, asked.view().model());
    read(asked, by, numbers, platforms, _ -> groups);
    return groups;
  }

  /** Reads the same numbers of each platform apart. */
  Map<String, Groups> readPlatforms(
      RangeQuestion asked, Dimension by, Set<SplitNumber> numbers, List<String> platforms) {
    Map<String, Groups> apart = new TreeMap<>();
    platforms.forEach(platform -> apart.put(platform, new Groups(by, asked.view().model())));
    read(asked, by, numbers, platforms, platform -> Objects.requireNonNull(apart.get(platform)));
    return apart;
  }

  /**
   * Reads the same numbers of each window of one platform apart, by the start of the window.
   *
   * @param asked a question about a range on borders of the grain
   * @param grain day or month
   */
  NavigableMap<Long, Groups> readWindows(
      RangeQuestion asked, Dimension by, Set<SplitNumber> numbers, String platform, Grain grain) {
    QuerySnapshot snapshot = asked.snapshot();
    MoneyView view = asked.view();
    NavigableMap<Long, Groups> apart = new TreeMap<>();
    List<Window> windows = figures.windowsOf(asked.range(), grain);
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
      RangeQuestion asked,
      Dimension by,
      Set<SplitNumber> numbers,
      List<String> platforms,
      Function<String, Groups> groups) {
    QuerySnapshot snapshot = asked.snapshot();
    List<Window> split = figures.windows(asked.range());
    byConversion(
        numbers,
        asked.view(),
        (part, partView) -> {
          // Weeks have the totals only. Sessions by channel are in the cells of their totals.
          List<Window> whole =
              part.contains(SplitNumber.OPENS) ? split : figures.windowsWithWeeks(asked.range());
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
