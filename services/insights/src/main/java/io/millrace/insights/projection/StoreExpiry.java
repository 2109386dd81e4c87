package io.millrace.insights.projection;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.insights.store.CellStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Deletes expired windows from the store in small steps: one day of windows, or some empty months,
 * in each step. It goes forward only. It deletes only where cells of longer windows exist, so it
 * needs no search.
 */
@Component
class StoreExpiry {
  private static final List<Grain> GRAINS = List.of(Grain.MINUTE, Grain.HOUR);
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final int MONTHS_AT_ONCE = 12;
  private static final long BEGIN_MS = Duration.ofDays(3_660).toMillis();

  private final CellStore store;
  private final Retention retention;
  private final Catalog catalog;
  private final Calendar calendar;

  /**
   * The time up to which windows are deleted, as this instance knows. Other instances may be
   * further.
   */
  private final Map<Grain, Long> expired = new TreeMap<>();

  private final EntityExpiry entities;

  StoreExpiry(CellStore store, Retention retention, Catalog catalog, Calendar calendar) {
    this.store = store;
    this.retention = retention;
    this.catalog = catalog;
    this.calendar = calendar;
    this.entities = new EntityExpiry(store, catalog, calendar);
  }

  /**
   * Does the next step for each grain. Blocks.
   *
   * @param asOf the newest event time of the stored cells
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  void next(OptionalLong asOf) {
    for (Grain grain : GRAINS) {
      OptionalLong oldest = retention.oldest(grain, asOf);
      if (oldest.isPresent()) {
        next(grain, oldest.getAsLong());
      }
    }
    retention.oldestEntityDay(asOf).ifPresent(entities::next);
  }

  /** Starts again, for example because everything was deleted. */
  void startOver() {
    expired.clear();
    entities.startOver();
  }

  private void next(Grain grain, long oldest) {
    long from = expired.computeIfAbsent(grain, _ -> begin(grain, oldest));
    if (from < oldest) {
      long next = skipEmptyMonths(grain, from, oldest);
      long to = next > from ? next : Math.min(endOfDay(from), oldest);
      if (next == from) {
        drop(grain, from, to);
      }
      store.expired(grain, to);
      expired.put(grain, to);
    }
  }

  private long begin(Grain grain, long oldest) {
    return store.expired(grain).orElse(oldest - BEGIN_MS);
  }

  private long skipEmptyMonths(Grain grain, long from, long oldest) {
    long at = from;
    for (int i = 0; i < MONTHS_AT_ONCE && at < oldest; i++) {
      if (!stored(grain, Grain.MONTH, at, endOfDay(at)).isEmpty()) {
        return at;
      }
      at = Math.min(oldest, calendar.end(Grain.MONTH, calendar.start(Grain.MONTH, at)));
    }
    return at;
  }

  private void drop(Grain grain, long from, long to) {
    stored(grain, Grain.DAY, from, endOfDay(from)).stream()
        .map(cell -> new Holder(cell.kind(), cell.platform()))
        .distinct()
        .forEach(holder -> store.expire(holder.kind(), holder.platform(), grain, from, to));
  }

  /**
   * Finds the cells of longer windows around the first and the last moment. They say which shorter
   * cells may exist.
   */
  private Set<Cell> stored(Grain grain, Grain longer, long first, long end) {
    Set<Cell> wanted = new HashSet<>();
    for (Platform platform : catalog.platforms()) {
      for (Kind kind : kinds(grain)) {
        wanted.add(new Cell(kind, platform.id(), longer, calendar.start(longer, first)));
        wanted.add(new Cell(kind, platform.id(), longer, calendar.start(longer, end - 1)));
      }
    }
    return store.find(wanted).keySet();
  }

  private static Set<Kind> kinds(Grain grain) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.grains().contains(grain))
        .map(Metric::kind)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the end of the day in UTC, where documents end, too. */
  private static long endOfDay(long at) {
    return (Math.floorDiv(at, DAY_MS) + 1) * DAY_MS;
  }

  private record Holder(Kind kind, String platform) {}
}
