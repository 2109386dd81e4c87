package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    MoneyView unconverted = new MoneyView(view.model(), Optional.empty());
    Map<Boolean, Set<SplitNumber>> byConversion =
        numbers.stream()
            .collect(
                Collectors.partitioningBy(
                    number -> number.isMoney() && view.converter().isPresent(),
                    Collectors.toCollection(() -> EnumSet.noneOf(SplitNumber.class))));
    byConversion.forEach(
        (converted, part) ->
            read(snapshot, by, part, platforms, range, converted ? view : unconverted, groups));
    return groups;
  }

  private void read(
      QuerySnapshot snapshot,
      Dimension by,
      Set<SplitNumber> numbers,
      List<String> platforms,
      TimeRange range,
      MoneyView view,
      Groups groups) {
    List<Window> split = figures.windows(range);
    // Weeks have the totals only. Sessions by channel are in the cells of their totals.
    List<Window> whole =
        numbers.contains(SplitNumber.OPENS) ? split : figures.windowsWithWeeks(range);
    Set<Kind> totals = EnumSet.noneOf(Kind.class);
    Set<Kind> parts = EnumSet.noneOf(Kind.class);
    for (SplitNumber number : numbers) {
      number.totals().forEach(metric -> totals.add(metric.kind()));
      parts.add(by.metric(number).kind());
    }
    if (view.converter().isPresent() && !totals.isEmpty()) {
      totals.addAll(FigureReader.AMOUNTS);
    }
    figures
        .readConverted(snapshot, platforms, whole, view, totals)
        .forEach(found -> groups.add(found, numbers::contains));
    if (parts.contains(by.kind())) {
      splits
          .read(snapshot, by.kind(), platforms, split, view)
          .forEach(found -> groups.add(found, numbers::contains));
    }
  }
}
