package io.millrace.insights.hot;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.insights.projection.RecentCells.Known;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The newest windows of all platforms at one read position. Immutable: readers wait for no lock and
 * block no writer. Each batch makes a new snapshot that shares all unchanged data with the snapshot
 * before.
 */
public final class HotSnapshot {
  private final long number;
  private final long first;
  private final ReadPosition loaded;
  private final ReadPosition progress;
  private final Retention retention;
  private final Map<Series, HotSeries> series;

  private HotSnapshot(
      long number,
      long first,
      ReadPosition loaded,
      ReadPosition progress,
      Retention retention,
      Map<Series, HotSeries> series) {
    this.number = number;
    this.first = first;
    this.loaded = loaded;
    this.progress = progress;
    this.retention = retention;
    this.series = series;
  }

  /** Makes the first snapshot after a load from the store. */
  static HotSnapshot loaded(
      long number, ReadPosition loaded, Retention retention, Map<Series, HotSeries> series) {
    return new HotSnapshot(number, number, loaded, loaded, retention, Map.copyOf(series));
  }

  /** Returns the next snapshot, with these revisions. */
  HotSnapshot with(Collection<CellRevision> revisions, ReadPosition after) {
    Map<Series, HotSeries> next = new HashMap<>(series);
    for (CellRevision revision : revisions) {
      RowKey.of(revision.cell())
          .ifPresent(
              key ->
                  next.computeIfPresent(
                      Series.of(key), (_, known) -> known.with(key, revision, number + 1)));
    }
    return new HotSnapshot(number + 1, first, loaded, after, retention, next);
  }

  /** Returns the number of the snapshot. It is greater than the numbers of all snapshots before. */
  public long number() {
    return number;
  }

  /** Returns the number of the snapshot that was last loaded from the store. */
  public long first() {
    return first;
  }

  /** Returns the read position of the store at the last load. */
  public ReadPosition loaded() {
    return loaded;
  }

  /** Returns the read position of the snapshot. The snapshot contains everything before it. */
  public ReadPosition progress() {
    return progress;
  }

  /**
   * Returns the window when it is among the newest {@code last} windows with data of its platform
   * and grain.
   */
  public Optional<HotWindow> find(RowKey key, int last) {
    return find(key.platform(), key.grain())
        .flatMap(hot -> hot.find(key.start(), last))
        .filter(window -> window.key().start() >= oldest(key.grain()));
  }

  /** Returns the newest {@code last} windows that match, oldest first. */
  public List<HotWindow> newest(
      String platform, Grain grain, int last, Predicate<HotWindow> matching) {
    long oldest = oldest(grain);
    return find(platform, grain)
        .map(
            hot ->
                hot.newest(last, window -> window.key().start() >= oldest && matching.test(window)))
        .orElseGet(List::of);
  }

  /**
   * Returns the newest {@code last} windows that match and that changed after the snapshot with
   * that number, oldest first.
   */
  public List<HotWindow> changed(
      String platform, Grain grain, int last, long after, Predicate<HotWindow> matching) {
    return find(platform, grain).filter(hot -> hot.changed() > after).isEmpty()
        ? List.of()
        : newest(
            platform, grain, last, window -> window.changed() > after && matching.test(window));
  }

  /** Finds these cells in memory. */
  Known find(Collection<Cell> cells) {
    Map<Cell, CellRevision> found = new HashMap<>();
    List<Cell> unknown = new ArrayList<>();
    for (Cell cell : cells) {
      HotSeries hot = series.get(new Series(cell.platform(), cell.grain()));
      if (hot == null || RowKey.of(cell).isEmpty() || !hot.isKnown(cell.start())) {
        unknown.add(cell);
      } else {
        hot.find(cell).ifPresent(revision -> found.put(cell, revision));
      }
    }
    return new Known(found, unknown);
  }

  private Optional<HotSeries> find(String platform, Grain grain) {
    return Optional.ofNullable(series.get(new Series(platform, grain)));
  }

  private long oldest(Grain grain) {
    OptionalLong oldest = retention.oldest(grain, progress.asOf());
    return oldest.orElse(Long.MIN_VALUE);
  }

  /** The key of a series. */
  record Series(String platform, Grain grain) {
    static Series of(RowKey key) {
      return new Series(key.platform(), key.grain());
    }
  }
}
