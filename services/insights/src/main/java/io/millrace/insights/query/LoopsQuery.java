package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.query.PageRequest.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers which platform's attention led to money on which platform. */
@Component
public final class LoopsQuery {
  private final FigureReader figures;

  LoopsQuery(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * Returns the matrix of a range of whole minutes. Blocks; reads at most one document per platform
   * and window of the decomposition of the range. With one currency it reads two of them, and two
   * per day instead of a longer window in which the platform earned in another currency. A
   * comparison reads the same of the other range.
   *
   * @param bySurface whether the surfaces of the attention are separate cells
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public LoopsAnswer answer(
      QuerySnapshot snapshot,
      TimeRange range,
      Optional<Compared> compared,
      MoneyView view,
      boolean bySurface,
      PageRequest paging) {
    LoopMatrix matrix = matrix(snapshot, range, view, bySurface);
    Optional<LoopMatrix> then =
        compared.map(other -> matrix(snapshot, other.range(), view, bySurface));
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

  private LoopMatrix matrix(
      QuerySnapshot snapshot, TimeRange range, MoneyView view, boolean bySurface) {
    List<Window> windows = figures.windowsWithWeeks(range);
    LoopMatrix matrix = new LoopMatrix(view.model(), bySurface);
    List<WindowFigures> found =
        view.converter().isEmpty()
            ? figures.read(
                snapshot, figures.platforms(), EnumSet.of(Kind.CREDIT), windows, Optional.empty())
            : figures.readAmounts(snapshot, figures.platforms(), windows, view);
    found.forEach(matrix::add);
    return matrix;
  }

  private static List<LoopCell> compared(List<LoopCell> now, List<LoopCell> then) {
    return Joined.of(now, then, LoopMatrix::key, LoopCell::nothing, LoopCell::comparedWith);
  }
}
