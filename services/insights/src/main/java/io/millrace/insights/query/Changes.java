package io.millrace.insights.query;

import io.millrace.insights.row.Rate;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the figures of two ranges. */
final class Changes {
  private Changes() {}

  /**
   * Returns the changes of all figures of both ranges, in the order of the first range, then of the
   * second. Figures that are 0 or unknown in both are left out.
   */
  static List<Change> between(FigureList now, FigureList then) {
    Set<FigureList.Name> names = new LinkedHashSet<>(now.names());
    names.addAll(then.names());
    return names.stream()
        .map(name -> change(name, now.value(name), then.value(name)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Change> change(
      FigureList.Name name, Optional<BigDecimal> now, Optional<BigDecimal> then) {
    if (isNothing(now) && isNothing(then)) {
      return Optional.empty();
    }
    Optional<BigDecimal> difference = now.flatMap(value -> then.map(value::subtract));
    return Optional.of(
        new Change(
            name.metric(),
            name.currency(),
            now.map(BigDecimal::toPlainString),
            then.map(BigDecimal::toPlainString),
            difference.map(BigDecimal::toPlainString),
            name.nature() == FigureList.Nature.SHARE
                ? Optional.empty()
                : difference.flatMap(value -> then.flatMap(base -> Rate.of(value, base)))));
  }

  private static boolean isNothing(Optional<BigDecimal> value) {
    return value.filter(known -> known.signum() != 0).isEmpty();
  }
}
