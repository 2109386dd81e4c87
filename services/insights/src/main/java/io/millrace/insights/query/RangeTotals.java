package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.RowComposer;
import io.millrace.insights.row.RowNumbers;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Adds up the numbers of each platform in a range. */
@Component
final class RangeTotals {
  private static final Set<Kind> ALL = EnumSet.of(Kind.TRAFFIC, Kind.MONEY, Kind.CREDIT);

  private final FigureReader figures;

  RangeTotals(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * Returns the totals of the platforms with data in a range of whole minutes. Blocks; reads three
   * documents per platform and window of the range, and more when amounts are converted.
   */
  Totals of(RangeQuestion asked) {
    QuerySnapshot snapshot = asked.snapshot();
    MoneyView view = asked.view();
    List<Window> windows = figures.windowsWithWeeks(asked.range());
    Map<String, Figures> sums = new HashMap<>();
    if (view.converter().isEmpty()) {
      add(figures.read(snapshot, figures.platforms(), ALL, windows, Optional.empty()), view, sums);
    } else {
      Set<Kind> traffic = EnumSet.of(Kind.TRAFFIC);
      add(
          figures.read(snapshot, figures.platforms(), traffic, windows, Optional.empty()),
          view,
          sums);
      add(figures.readAmounts(snapshot, figures.platforms(), windows, view), view, sums);
    }
    return new Totals(windows, view, sums);
  }

  private static void add(List<WindowFigures> found, MoneyView view, Map<String, Figures> sums) {
    found.forEach(
        part ->
            sums.computeIfAbsent(part.platform(), _ -> new Figures())
                .add(part.under(view.model())));
  }

  /** The totals of a range by platform. */
  record Totals(List<Window> windows, MoneyView view, Map<String, Figures> sums) {

    /** Returns the totals; empty without data. */
    Optional<RowNumbers> find(String platform) {
      return Optional.ofNullable(sums.get(platform)).map(sum -> numbers(platform, sum));
    }

    /** Returns the totals, which are zeros without data. */
    RowNumbers of(String platform) {
      return find(platform).orElseGet(() -> numbers(platform, new Figures()));
    }

    /** Only a range of one window has distinct counts. */
    private RowNumbers numbers(String platform, Figures sum) {
      RowComposer composer = new RowComposer(platform, view.model());
      return windows.size() == 1
          ? composer.row(windows.getFirst().grain(), windows.getFirst().start(), sum).numbers()
          : composer.totals(sum);
    }
  }
}
