package io.millrace.insights.hot;

import static java.util.Objects.requireNonNull;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.projection.RecentCells;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The newest windows of every platform of the catalog at every grain. Bounded: a fixed number of
 * windows of each. Every method but {@link #load} throws {@link StoreUnavailableException} until
 * the first load.
 */
@Component
public final class HotWindows implements RecentCells {
  private final Catalog catalog;
  private final Calendar calendar;
  private final CellStore store;
  private final Retention retention;
  private final int capacity;
  private Map<Series, HotSeries> series = Map.of();

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
   * Starts anew from what the store holds. Blocks.
   *
   * @param asOf the greatest event time the store has; empty when it holds nothing
   */
  public void load(OptionalLong asOf) {
    Map<Series, HotSeries> loaded = new HashMap<>();
    for (Platform platform : catalog.platforms()) {
      NewestWindows stored = new NewestWindows(store, calendar, platform.id(), asOf, capacity);
      for (Grain grain : Grain.values()) {
        loaded.put(new Series(platform.id(), grain), load(stored.find(grain)));
      }
    }
    replace(loaded);
  }

  /** Takes cells in; the rows that changed by it, with the kinds of cells that did. */
  public synchronized Map<RowKey, Set<Kind>> apply(Collection<CellRevision> revisions) {
    Map<RowKey, Set<Kind>> changed = new LinkedHashMap<>();
    revisions.forEach(
        revision ->
            RowKey.of(revision.cell())
                .filter(key -> apply(key, revision))
                .ifPresent(key -> kinds(changed, key).add(revision.cell().kind())));
    return changed;
  }

  /** The window, when it is among the newest so many of its platform and grain. */
  public synchronized Optional<HotWindow> find(RowKey key, int last) {
    return series(key.platform(), key.grain()).find(key.start(), last).filter(this::isKept);
  }

  /** The newest so many such windows, oldest first. */
  public synchronized List<HotWindow> newest(
      String platform, Grain grain, int last, Predicate<HotWindow> such) {
    Predicate<HotWindow> kept = this::isKept;
    return series(platform, grain).newest(last, kept.and(such));
  }

  @Override
  public synchronized Known find(Collection<Cell> cells) {
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

  private static Set<Kind> kinds(Map<RowKey, Set<Kind>> changed, RowKey key) {
    return changed.computeIfAbsent(key, _ -> EnumSet.noneOf(Kind.class));
  }

  private synchronized void replace(Map<Series, HotSeries> loaded) {
    series = loaded;
  }

  private HotSeries load(NewestWindows.Found found) {
    HotSeries loaded = new HotSeries(capacity, found.completeFrom());
    found
        .revisions()
        .forEach(
            revision -> RowKey.of(revision.cell()).ifPresent(key -> loaded.apply(key, revision)));
    return loaded;
  }

  private boolean isKept(HotWindow window) {
    OptionalLong oldest = retention.oldest(window.key().grain());
    return oldest.isEmpty() || window.key().start() >= oldest.getAsLong();
  }

  private boolean apply(RowKey key, CellRevision revision) {
    HotSeries hot = series.get(new Series(key.platform(), key.grain()));
    return hot != null && hot.apply(key, revision);
  }

  /** Comes back when the first load is done. */
  public synchronized void requireLoaded() {
    if (series.isEmpty()) {
      throw new StoreUnavailableException("the newest windows are not loaded yet");
    }
  }

  private HotSeries series(String platform, Grain grain) {
    requireLoaded();
    return requireNonNull(series.get(new Series(platform, grain)));
  }

  private record Series(String platform, Grain grain) {}
}
