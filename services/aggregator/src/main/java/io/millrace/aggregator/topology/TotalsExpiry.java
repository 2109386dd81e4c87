package io.millrace.aggregator.topology;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drops the expired cells of one task, oldest first, some at each commit. The clock never goes
 * back, so an expired cell stays expired. Later changes of such a window are not counted at that
 * grain, so a dropped cell never comes back.
 */
final class TotalsExpiry {
  private static final List<Grain> GRAINS = List.of(Grain.MINUTE, Grain.HOUR);
  private static final int CELLS_AT_ONCE = 300;
  private static final int MOST_REMEMBERED = 10_000;
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final TotalsStore totals;
  private final TaskClock clock;
  private final KeepPeriods keep;

  /** For each grain, the start before which all cells are known to be dropped. */
  private final Map<Grain, Long> done = new EnumMap<>(Grain.class);

  /** Index keys that are known to be in the store. */
  private final Set<Bytes> indexed = new HashSet<>();

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
    OptionalLong oldest = keep.oldest(cell.grain(), clock.now());
    return oldest.isPresent() && cell.start() < oldest.getAsLong();
  }

  /** Adds a cell to the index, so that it is found when it expires. */
  void note(Cell cell) {
    if (!KeepPeriods.together(cell.grain()).isZero()) {
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
      OptionalLong oldest = keep.oldest(grain, clock.now());
      if (oldest.isPresent() && oldest.getAsLong() > done.getOrDefault(grain, Long.MIN_VALUE)) {
        next(grain, oldest.getAsLong(), sink);
      }
    }
  }

  private void next(Grain grain, long oldest, Consumer<Bytes> sink) {
    long windows = KeepPeriods.together(grain).toMillis() / width(grain);
    List<Bytes> due = due(grain, oldest, (int) (CELLS_AT_ONCE / windows));
    for (Bytes key : due) {
      ExpiryIndex.Found found = ExpiryIndex.read(key);
      for (int i = 0; i < windows; i++) {
        totals.drop(found.family().cell(grain, found.start() + i * width(grain)), sink);
      }
      store.delete(key);
      indexed.remove(key);
      done.put(grain, found.start());
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
    return grain == Grain.MINUTE ? 60_000 : 3_600_000;
  }
}
