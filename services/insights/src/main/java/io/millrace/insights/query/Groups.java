package io.millrace.insights.query;

import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.SplitReader.PlatformFigures;
import io.millrace.insights.row.Figures;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Splits the figures of platforms by a dimension. What names no value is the total minus the named,
 * so all groups add up to the total exactly. For one thread.
 */
final class Groups {
  private final Dimension by;
  private final Model model;
  private final SortedMap<String, Group> named = new TreeMap<>();
  private final Group unnamed = new Group();
  private boolean overflowed;

  Groups(Dimension by, Model model) {
    this.by = by;
    this.model = model;
  }

  /**
   * Adds the figures of a platform.
   *
   * @param wanted which numbers
   */
  void add(WindowFigures found, Predicate<SplitNumber> wanted) {
    add(new PlatformFigures(found.platform(), found.under(model)), wanted);
  }

  /** Adds figures under the model. */
  void add(PlatformFigures found, Predicate<SplitNumber> wanted) {
    overflowed |= found.figures().isOverflowed();
    for (SplitNumber number : SplitNumber.values()) {
      if (wanted.test(number)) {
        add(number, found.platform(), found.figures());
      }
    }
  }

  SortedMap<String, Group> named() {
    return named;
  }

  Group unnamed() {
    return unnamed;
  }

  /** Returns whether a sum left the 64-bit range and is not exact. */
  boolean isOverflowed() {
    return overflowed;
  }

  private void add(SplitNumber number, String platform, Figures figures) {
    Metric parts = by.metric(number);
    int value = parts.dimensions().indexOf(by.id());
    figures.each(
        parts,
        (key, count) -> {
          String currency = currency(parts, key);
          named.computeIfAbsent(key.get(value), _ -> new Group()).add(number, currency, count);
          unnamed.add(number, currency, -count);
        });
    number
        .totals()
        .forEach(
            total ->
                figures.each(
                    total,
                    (key, count) -> {
                      if (isEarnedBy(platform, total, key)) {
                        unnamed.add(number, currency(total, key), count);
                      }
                    }));
  }

  /** Credit for money on the platform counts only when the touch was on the platform, too. */
  private static boolean isEarnedBy(String platform, Metric metric, List<String> key) {
    int touch = metric.dimensions().indexOf("touchPlatform");
    return touch < 0 || key.get(touch).equals(platform);
  }

  private static String currency(Metric metric, List<String> key) {
    int currency = metric.dimensions().indexOf("currency");
    return currency < 0 ? "" : key.get(currency);
  }
}
