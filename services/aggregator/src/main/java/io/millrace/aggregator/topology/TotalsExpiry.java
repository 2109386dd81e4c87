package io.millrace.aggregator.topology;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Kind;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drops the expired cells of one task, oldest first, some at each commit. The clock never goes
 * back, so an expired cell stays expired. Later changes of such a window are not counted at that
 * grain, so a dropped cell never comes back.
 */
final class TotalsExpiry {
  private static final List<Grain> GRAINS = List.of(Grain.MINUTE, Grain.HOUR, Grain.DAY);
  private static final int CELLS_AT_ONCE = 300;
  private static final int DAYS_AT_ONCE = 40;
  private static final int MOST_REMEMBERED = 10_000;
  private static final long HOUR_MS = 3_600_000;
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final TotalsStore totals;
  private final TaskClock clock;
  private final KeepPeriods keep;

  /** For each grain, the start before which all cells are known to be dropped. */
  private final Map<Grain, Long> done = new EnumMap<>(Grain.class);

  /** Index keys that are known to be in the store. */
  private final Set<Bytes> indexed = new HashSet<>();

  /**
   * The last cell that was dropped of an unfinished day. A search from the beginning of the day
   * would pass all cells that were dropped before.
   */
  private Optional<Bytes> behind = Optional.empty();

  TotalsExpiry(
      KeyValueStore<Bytes, byte[]> store, TotalsStore totals, TaskClock clock, KeepPeriods keep) {
    this.store = store;
    this.totals = totals;
    this.clock = clock;
    this.keep = keep;
    GRAINS.forEach(grain -> done.put(grain, Long.MIN_VALUE));
  }

  /** Whether a cell is expired and must not be counted. */
  boolean isExpired(Cell cell) {
    return keep.isExpired(cell, clock.now());
  }

  /** Adds a cell to the index, so that it is found when it expires. */
  void note(Cell cell) {
    if (ExpiryIndex.covers(cell)) {
      Bytes key = ExpiryIndex.key(cell);
      if (indexed.add(key) && store.get(key) == null) {
        store.put(key, NOTHING);
      }
    }
  }

  /** Drops some expired cells, and sends the keys of their pages. */
  void next(Consumer<Bytes> sink) {
    if (indexed.size() > MOST_REMEMBERED) {
      indexed.clear();
    }
    for (Grain grain : GRAINS) {
      OptionalLong oldest = keep.oldest(kind(grain), grain, clock.now());
      oldest.ifPresent(before -> next(grain, inSteps(grain, before), sink));
    }
  }

  /**
   * Rounds the time before which days are dropped, so that a commit seldom looks for them. The time
   * of minutes and hours is rounded already.
   */
  private static long inSteps(Grain grain, long oldest) {
    return grain == Grain.DAY ? Math.floorDiv(oldest, HOUR_MS) * HOUR_MS : oldest;
  }

  private void next(Grain grain, long oldest, Consumer<Bytes> sink) {
    if (oldest <= done.getOrDefault(grain, Long.MIN_VALUE)) {
      return;
    }
    if (grain == Grain.DAY) {
      nextDays(oldest, sink);
    } else {
      nextWindows(grain, oldest, sink);
    }
  }

  /** A kind whose windows of the grain expire with those of all other kinds that expire. */
  private static Kind kind(Grain grain) {
    return grain == Grain.DAY ? Kind.ENTITIES : Kind.TRAFFIC;
  }

  /**
   * Drops cells of entities. One day of a platform may have any number of them: the next call goes
   * on behind the last cell that was dropped.
   */
  private void nextDays(long oldest, Consumer<Bytes> sink) {
    List<Bytes> due = due(Grain.DAY, oldest, DAYS_AT_ONCE);
    int left = CELLS_AT_ONCE;
    for (Bytes key : due) {
      ExpiryIndex.Found day = ExpiryIndex.read(key);
      List<Bytes> cells = cells(day, left);
      cells.forEach(cell -> totals.drop(cell(cell), sink));
      left -= cells.size();
      if (left == 0) {
        behind = Optional.of(cells.getLast());
        return;
      }
      behind = Optional.empty();
      finish(key, day);
    }
    if (due.isEmpty()) {
      done.put(Grain.DAY, oldest);
    }
  }

  /** The keys of some cells of that day, first pages first. */
  private List<Bytes> cells(ExpiryIndex.Found day, int most) {
    List<Bytes> cells = new ArrayList<>();
    Bytes end = day.behindCells();
    Bytes from = day.firstCell();
    Bytes begin =
        behind.filter(last -> last.compareTo(from) > 0 && last.compareTo(end) < 0).orElse(from);
    try (KeyValueIterator<Bytes, byte[]> keys = store.range(begin, end)) {
      while (cells.size() < most && keys.hasNext()) {
        cells.add(keys.next().key);
      }
    }
    return cells;
  }

  private static Cell cell(Bytes key) {
    try {
      return CellCodec.decodeKey(key.get());
    } catch (UndecodableException e) {
      throw new ProcessorStateException("a key of a cell cannot be read back", e);
    }
  }

  private void finish(Bytes key, ExpiryIndex.Found found) {
    store.delete(key);
    indexed.remove(key);
    done.put(found.grain(), found.start());
  }

  private void nextWindows(Grain grain, long oldest, Consumer<Bytes> sink) {
    long windows = KeepPeriods.together(grain).toMillis() / width(grain);
    List<Bytes> due = due(grain, oldest, (int) (CELLS_AT_ONCE / windows));
    for (Bytes key : due) {
      ExpiryIndex.Found found = ExpiryIndex.read(key);
      for (int i = 0; i < windows; i++) {
        totals.drop(found.cell(found.start() + i * width(grain)), sink);
      }
      finish(key, found);
    }
    if (due.isEmpty()) {
      done.put(grain, oldest);
    }
  }

  private List<Bytes> due(Grain grain, long oldest, int most) {
    List<Bytes> due = new ArrayList<>();
    Bytes from = ExpiryIndex.from(grain, done.getOrDefault(grain, Long.MIN_VALUE));
    try (KeyValueIterator<Bytes, byte[]> keys =
        store.range(from, ExpiryIndex.from(grain, oldest))) {
      while (due.size() < most && keys.hasNext()) {
        due.add(keys.next().key);
      }
    }
    return due;
  }

  private static long width(Grain grain) {
    return grain == Grain.MINUTE ? 60_000 : HOUR_MS;
  }
}
