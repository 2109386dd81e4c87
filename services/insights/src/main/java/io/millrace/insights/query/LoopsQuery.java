package io.millrace.insights.query;

import io.millrace.events.cell.Kind;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.query.PageRequest.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
   * and window of the decomposition of the range. With one currency it reads two of them, and one
   * more for each longer window that has to be read by its days.
   *
   * @param bySurface whether the surfaces of the attention are separate cells
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public LoopsAnswer answer(
      QuerySnapshot snapshot,
      TimeRange range,
      MoneyView view,
      boolean bySurface,
      PageRequest paging) {
    List<Window> windows =
        figures.amountWindowsOfAll(snapshot, figures.windowsWithWeeks(range), view);
    Set<Kind> kinds = view.converter().isEmpty() ? EnumSet.of(Kind.CREDIT) : FigureReader.AMOUNTS;
    LoopMatrix matrix = new LoopMatrix(view.model(), bySurface);
    figures
        .read(snapshot, figures.platforms(), kinds, windows, view.converter())
        .forEach(matrix::add);
    Page<LoopCell> page = paging.of(matrix.cells(), LoopMatrix::key);
    return new LoopsAnswer(
        view.model().id(),
        view.currency(),
        snapshot.asOf(),
        page.items(),
        matrix.isOverflowed(),
        page.next());
  }
}
