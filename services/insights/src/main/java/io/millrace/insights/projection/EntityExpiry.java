package io.millrace.insights.projection;

import io.millrace.events.Entity;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.EntityWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Deletes expired days of entities from the store in small steps: some windows of one day, or some
 * empty months, in each step. It goes forward only. It looks for days only in months that have
 * entities, because months of entities are kept for ever. For one thread.
 */
final class EntityExpiry {
  /** Each window has some hundred documents. */
  private static final int WINDOWS_AT_ONCE = 8;

  private static final int MONTHS_AT_ONCE = 12;
  private static final long BEGIN_MS = Duration.ofDays(3_660).toMillis();

  private final CellStore store;
  private final Catalog catalog;
  private final Calendar calendar;

  /** The start of the next day, as this instance knows. Other instances may be further. */
  private OptionalLong next = OptionalLong.empty();

  EntityExpiry(CellStore store, Catalog catalog, Calendar calendar) {
    this.store = store;
    this.catalog = catalog;
    this.calendar = calendar;
  }

  /**
   * Does the next step. Blocks.
   *
   * @param oldest days that start earlier are expired, milliseconds
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  void next(long oldest) {
    long from = next.orElseGet(() -> store.expired(Grain.DAY).orElse(day(oldest - BEGIN_MS)));
    next = OptionalLong.of(from);
    if (from >= oldest) {
      return;
    }
    long to = skipEmptyMonths(from, oldest);
    if (to == from) {
      List<EntityWindow> there = List.copyOf(stored(Grain.DAY, from));
      there.stream().limit(WINDOWS_AT_ONCE).forEach(store::expire);
      to = there.size() > WINDOWS_AT_ONCE ? from : calendar.end(Grain.DAY, from);
    }
    if (to > from) {
      store.expired(Grain.DAY, to);
      next = OptionalLong.of(to);
    }
  }

  /** Starts again, for example because everything was deleted. */
  void startOver() {
    next = OptionalLong.empty();
  }

  /** Returns the start of a day: the first one of which there may be cells. */
  private long skipEmptyMonths(long from, long oldest) {
    long last = day(oldest);
    long at = from;
    for (int i = 0; i < MONTHS_AT_ONCE && at < last; i++) {
      long month = calendar.start(Grain.MONTH, at);
      if (!stored(Grain.MONTH, month).isEmpty()) {
        return at;
      }
      at = Math.min(last, calendar.end(Grain.MONTH, month));
    }
    return at;
  }

  private long day(long at) {
    return calendar.start(Grain.DAY, at);
  }

  private Set<EntityWindow> stored(Grain grain, long start) {
    List<EntityWindow> wanted = new ArrayList<>();
    for (Platform platform : catalog.platforms()) {
      for (Entity.Type type : Entity.Type.values()) {
        wanted.add(new EntityWindow(type, platform.id(), grain, start));
      }
    }
    return store.withEntities(wanted);
  }
}
