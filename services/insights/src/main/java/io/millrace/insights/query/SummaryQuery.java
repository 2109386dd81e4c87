package io.millrace.insights.query;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.projection.LatestCells;
import io.millrace.insights.projection.PendingCells;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowComposer;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What happened on one platform, window by window. */
@Component
public final class SummaryQuery {
  private final LatestCells cells;
  private final PendingCells pending;
  private final Calendar calendar;

  SummaryQuery(LatestCells cells, PendingCells pending, Calendar calendar) {
    this.cells = cells;
    this.pending = pending;
    this.calendar = calendar;
  }

  /**
   * The platform's rows. Blocks; reads three documents per window of the range.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public SummaryAnswer answer(String platform, TimeRange range, Grain grain, Model model) {
    Optional<Instant> asOf = pending.progress().asOfInstant();
    NavigableMap<Long, Figures> windows = windows(platform, range, grain);
    RowComposer composer = new RowComposer(platform, model);
    List<Row> rows =
        windows.entrySet().stream()
            .map(window -> composer.row(grain, window.getKey(), window.getValue()))
            .toList();
    Figures sum = new Figures();
    windows.values().forEach(sum::add);
    return new SummaryAnswer(platform, grain.id(), model.id(), asOf, rows, composer.totals(sum));
  }

  private NavigableMap<Long, Figures> windows(String platform, TimeRange range, Grain grain) {
    List<Cell> wanted =
        range.starts(calendar, grain).stream()
            .flatMap(start -> cellsOf(platform, grain, start))
            .toList();
    Map<Cell, CellRevision> found = cells.find(wanted);
    NavigableMap<Long, Figures> windows = new TreeMap<>();
    found.forEach((cell, revision) -> add(revision, at(windows, cell.start())));
    return windows;
  }

  private static Stream<Cell> cellsOf(String platform, Grain grain, long start) {
    return new RowKey(platform, grain, start).cells().stream();
  }

  private static Figures at(Map<Long, Figures> windows, long start) {
    return windows.computeIfAbsent(start, _ -> new Figures());
  }

  private static void add(CellRevision revision, Figures figures) {
    revision.contents().ifPresent(contents -> figures.add(contents.state()));
  }
}
