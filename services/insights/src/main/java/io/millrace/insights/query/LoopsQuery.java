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
  private final SplitReader splits;

  LoopsQuery(Catalog catalog, FigureReader figures, SplitReader splits) {
    this.catalog = catalog;
    this.figures = figures;
    this.splits = splits;
  }

  /**
   * Returns the matrix of a range of whole minutes, or of whole days when it is split or filtered
   * by a dimension, whose cells are in memory when somebody asked for them lately. Blocks; reads at
   * most one document per platform and window of the decomposition of the range. With one currency
   * it reads two of them, and two per day instead of a longer window in which the platform earned
   * in another currency. A comparison reads the same of the other range.
   *
   * @param asked a question about whole days when there is a dimension
   * @param by what each cell is about
   * @param filter the channel or region of the credit; only with a split without a dimension and
   *     without surfaces
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public LoopsAnswer answer(
      RangeQuestion asked, LoopSplit by, Optional<Filter> filter, PageRequest paging) {
    LoopMatrix matrix = matrix(asked, by, filter);
    Optional<LoopMatrix> then = asked.before().map(before -> matrix(before, by, filter));
    List<LoopCell> cells =
        then.map(other -> compared(matrix.cells(), other.cells())).orElseGet(matrix::cells);
    Page<LoopCell> page = paging.of(cells, LoopMatrix::key);
    return new LoopsAnswer(
        asked.view().model().id(),
        filter,
        asked.view().currency(),
        asked.snapshot().asOf(),
        figures.span(asked.range()),
        asked.comparison(),
        page.items(),
        matrix.isOverflowed() || then.filter(LoopMatrix::isOverflowed).isPresent(),
        page.next());
  }

  private LoopMatrix matrix(RangeQuestion asked, LoopSplit by, Optional<Filter> filter) {
    QuerySnapshot snapshot = asked.snapshot();
    MoneyView view = asked.view();
    LoopMatrix matrix = new LoopMatrix(view.model(), by, filter, catalog);
    List<Window> windows = figures.windowsWithWeeks(asked.range());
    Set<Kind> kinds = view.converter().isPresent() ? FigureReader.AMOUNTS : EnumSet.of(Kind.CREDIT);
    figures.readConverted(snapshot, figures.platforms(), windows, view, kinds).forEach(matrix::add);
    filter
        .map(Filter::by)
        .or(by::dimension)
        .ifPresent(
            dimension ->
                splits
                    .read(
                        snapshot,
                        dimension.kind(),
                        figures.platforms(),
                        figures.windows(asked.range()),
                        view)
                    .forEach(matrix::add));
    return matrix;
  }

  private static List<LoopCell> compared(List<LoopCell> now, List<LoopCell> then) {
    return Joined.of(now, then, LoopMatrix::key, LoopCell::nothing, LoopCell::comparedWith);
  }
}
