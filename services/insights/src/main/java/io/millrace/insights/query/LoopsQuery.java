package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Model;
import io.millrace.insights.projection.LatestCells;
import io.millrace.insights.projection.PendingCells;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which platform's attention became money on which platform. */
@Component
public final class LoopsQuery {
  private final Catalog catalog;
  private final LatestCells cells;
  private final PendingCells pending;
  private final Decomposition decomposition;

  LoopsQuery(Catalog catalog, LatestCells cells, PendingCells pending, Calendar calendar) {
    this.catalog = catalog;
    this.cells = cells;
    this.pending = pending;
    this.decomposition = new Decomposition(calendar);
  }

  /**
   * The matrix over a range of whole minutes. Blocks; reads one document per platform and window of
   * the decomposition of the range.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public LoopsAnswer answer(TimeRange range, Model model) {
    Optional<Instant> asOf = pending.progress().asOfInstant();
    LoopMatrix matrix = new LoopMatrix(model);
    cells
        .find(wanted(range))
        .forEach(
            (cell, revision) ->
                revision.contents().ifPresent(contents -> matrix.add(cell, contents.state())));
    return new LoopsAnswer(model.id(), asOf, matrix.cells());
  }

  private List<Cell> wanted(TimeRange range) {
    return decomposition.of(range).stream()
        .flatMap(
            window ->
                catalog.platforms().stream()
                    .map(
                        platform ->
                            new Cell(Kind.CREDIT, platform.id(), window.grain(), window.start())))
        .toList();
  }
}
