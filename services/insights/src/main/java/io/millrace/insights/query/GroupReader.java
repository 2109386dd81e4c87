package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Reads the figures of platforms by channel or region. Thread-safe. */
@Component
final class GroupReader {
  private final FigureReader figures;

  GroupReader(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * Reads these numbers of the platforms together. Blocks; reads at most one document per platform,
   * window and kind. When amounts are converted, it reads the kinds of amounts by days instead of a
   * month in which the platform earned in another currency.
   *
   * @param windows months and days
   */
  Groups read(
      QuerySnapshot snapshot,
      Dimension by,
      Set<SplitNumber> numbers,
      List<String> platforms,
      List<Window> windows,
      MoneyView view) {
    Groups groups = new Groups(by, view.model());
    Predicate<SplitNumber> isMoney = SplitNumber::isMoney;
    if (view.converter().isEmpty()) {
      figures
          .read(snapshot, platforms, kinds(by, numbers), windows, Optional.empty())
          .forEach(found -> groups.add(found, numbers::contains));
      return groups;
    }
    Set<SplitNumber> counts = matching(numbers, isMoney.negate());
    if (!counts.isEmpty()) {
      figures
          .read(snapshot, platforms, kinds(by, counts), windows, Optional.empty())
          .forEach(found -> groups.add(found, counts::contains));
    }
    Set<SplitNumber> amounts = matching(numbers, isMoney);
    if (!amounts.isEmpty()) {
      figures
          .readAmounts(snapshot, platforms, windows, view, EnumSet.of(by.kind()))
          .forEach(found -> groups.add(found, amounts::contains));
    }
    return groups;
  }

  private static Set<SplitNumber> matching(
      Set<SplitNumber> numbers, Predicate<SplitNumber> wanted) {
    Set<SplitNumber> matching = EnumSet.noneOf(SplitNumber.class);
    numbers.stream().filter(wanted).forEach(matching::add);
    return matching;
  }

  private static Set<Kind> kinds(Dimension by, Set<SplitNumber> numbers) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    numbers.forEach(number -> kinds.addAll(number.kinds(by)));
    return kinds;
  }
}
