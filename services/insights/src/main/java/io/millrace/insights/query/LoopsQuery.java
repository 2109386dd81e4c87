package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Kind;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.query.PageRequest.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers which platform's attention led to money on which platform. */
@Component
public final class LoopsQuery {
  private final Catalog catalog;
  private final FigureReader figures;

  LoopsQuery(Catalog catalog, FigureReader figures) {
    this.catalog = catalog;
    this.figures = figures;
  }

  /**
   * Returns the matrix of a range of whole minutes, or of whole days when it is split by a
   * dimension, which has one more document. Blocks; reads at most one document per platform and
   * window of the decomposition of the range. With one currency it reads two of them, and two per
   * day instead of a longer window in which the platform earned in another currency. A comparison
   * reads the same of the other range.
   *
   * @param range whole days when the split has a dimension
   * @param by what each cell is about
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public LoopsAnswer answer(
      QuerySnapshot snapshot,
      TimeRange range,
      Optional<Compared> compared,
      MoneyView view,
      LoopSplit by,
      PageRequest paging) {
    LoopMatrix matrix = matrix(snapshot, range, view, by);
    Optional<LoopMatrix> then = compared.map(other -> matrix(snapshot, other.range(), view, by));
    List<LoopCell> cells =
        then.map(other -> compared(matrix.cells(), other.cells())).orElseGet(matrix::cells);
    Page<LoopCell> page = paging.of(cells, LoopMatrix::key);
    return new LoopsAnswer(
        view.model().id(),
        view.currency(),
        snapshot.asOf(),
        figures.span(range),
        compared.map(Comparison::of),
        page.items(),
        matrix.isOverflowed() || then.filter(LoopMatrix::isOverflowed).isPresent(),
        page.next());
  }

  private LoopMatrix matrix(QuerySnapshot snapshot, TimeRange range, MoneyView view, LoopSplit by) {
    Set<Kind> more = EnumSet.noneOf(Kind.class);
    by.dimension().map(Dimension::kind).ifPresent(more::add);
    List<Window> windows =
        more.isEmpty() ? figures.windowsWithWeeks(range) : figures.windows(range);
    LoopMatrix matrix = new LoopMatrix(view.model(), by, catalog);
    read(snapshot, windows, view, more).forEach(matrix::add);
    return matrix;
  }

  private List<WindowFigures> read(
      QuerySnapshot snapshot, List<Window> windows, MoneyView view, Set<Kind> more) {
    if (view.converter().isPresent()) {
      return figures.readAmounts(snapshot, figures.platforms(), windows, view, more);
    }
    Set<Kind> kinds = EnumSet.of(Kind.CREDIT);
    kinds.addAll(more);
    return figures.read(snapshot, figures.platforms(), kinds, windows, Optional.empty());
  }

  private static List<LoopCell> compared(List<LoopCell> now, List<LoopCell> then) {
    return Joined.of(now, then, LoopMatrix::key, LoopCell::nothing, LoopCell::comparedWith);
  }
}
