package io.millrace.insights.hot;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.insights.hot.HotSnapshot.Series;
import io.millrace.insights.projection.RecentCells;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps the newest windows of all platforms of the catalog at all grains in memory, a fixed number
 * of each. The listener container's thread changes them, and the thread of the projection loads
 * them. These two never run at the same time. Any number of threads read the latest snapshot
 * without waiting.
 */
@Component
public final class HotWindows implements RecentCells {
  private final Catalog catalog;
  private final Calendar calendar;
  private final CellStore store;
  private final Retention retention;
  private final int capacity;
  private volatile Optional<HotSnapshot> latest = Optional.empty();

  HotWindows(
      Catalog catalog,
      Calendar calendar,
      CellStore store,
      Retention retention,
      HotSettings settings) {
    this.catalog = catalog;
    this.calendar = calendar;
    this.store = store;
    this.retention = retention;
    this.capacity = settings.windows();
  }

  /**
   * Returns the latest snapshot.
   *
   * @throws StoreUnavailableException before the first load
   */
  public HotSnapshot snapshot() {
    return latest.orElseThrow(
        () -> new StoreUnavailableException("the newest windows are not loaded yet"));
  }

  @Override
  public void load(ReadPosition restored) {
    long number = 1 + latest.map(HotSnapshot::number).orElse(0L);
    Map<Series, HotSeries> loaded = new HashMap<>();
    for (Platform platform : catalog.platforms()) {
      NewestWindows stored =
          new NewestWindows(store, calendar, platform.id(), restored.asOf(), capacity);
      for (Grain grain : Grain.values()) {
        loaded.put(new Series(platform.id(), grain), load(stored.find(grain), number));
      }
    }
    latest = Optional.of(HotSnapshot.loaded(number, restored, retention, loaded));
  }

  @Override
  public void read(Collection<CellRevision> revisions, ReadPosition progress) {
    latest = Optional.of(snapshot().with(revisions, progress));
  }

  @Override
  public Known find(Collection<Cell> cells) {
    return latest
        .map(snapshot -> snapshot.find(cells))
        .orElseGet(() -> new Known(Map.of(), cells.stream().toList()));
  }

  private HotSeries load(NewestWindows.Found found, long number) {
    HotSeries loaded = HotSeries.empty(capacity, found.completeFrom(), number);
    for (CellRevision revision : found.revisions()) {
      Optional<RowKey> key = RowKey.of(revision.cell());
      loaded = key.isPresent() ? loaded.with(key.get(), revision, number) : loaded;
    }
    return loaded;
  }
}
