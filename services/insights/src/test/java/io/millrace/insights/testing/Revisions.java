package io.millrace.insights.testing;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Builds cells and their revisions. */
public final class Revisions {
  private Revisions() {}

  public static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  public static Cell traffic(String platform, Grain grain, String start) {
    return new Cell(Kind.TRAFFIC, platform, grain, at(start));
  }

  public static Cell money(String platform, Grain grain, String start) {
    return new Cell(Kind.MONEY, platform, grain, at(start));
  }

  /** Makes the cell of a creator. */
  public static Cell creator(String platform, Grain grain, String start, String id) {
    return Family.of(platform, new Entity(Entity.Type.CREATOR, id)).cell(grain, at(start));
  }

  /** Makes a cell whose window starts that many minutes after the epoch. */
  public static Cell minute(String platform, long minute) {
    return new Cell(Kind.TRAFFIC, platform, Grain.MINUTE, minute * 60_000);
  }

  public static CellRevision opens(Cell cell, long revision, long opens) {
    return revision(cell, revision, Map.of(Measure.of(Metric.OPENS), opens));
  }

  public static CellRevision revision(Cell cell, long revision, Map<Measure, Long> values) {
    CellState state = new CellState(cell.start(), false, values);
    return new CellRevision(cell, 0, revision, Optional.of(CellBytes.of(state)));
  }

  /** Makes a first page with the number of pages of its cell. */
  public static CellRevision paged(Cell cell, long revision, int pages, Map<Measure, Long> values) {
    CellState state = new CellState(cell.start(), false, pages, values);
    return new CellRevision(cell, 0, revision, Optional.of(CellBytes.of(state)));
  }

  public static CellRevision deletion(Cell cell, long revision) {
    return new CellRevision(cell, 0, revision, Optional.empty());
  }

  /** Returns the opens of a revision, -1 for a deletion. */
  public static long opensOf(CellRevision revision) {
    return revision
        .contents()
        .map(contents -> contents.state().value(Measure.of(Metric.OPENS)))
        .orElse(-1L);
  }
}
