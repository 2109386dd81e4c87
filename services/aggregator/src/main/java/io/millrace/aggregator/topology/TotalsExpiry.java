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
 * Drops the cells of one task that are too old, oldest first, some at each commit. What is too old
 * once is too old for ever, as the clock never goes back: changes that come later are not counted
 * at that grain, so no cell comes back.
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

  /** Everything that starts before that is gone, as far as is known here. */
  private final Map<Grain, Long> done = new EnumMap<>(Grain.class);

  /** Keys that are known to be there. */
  private final Set<Bytes> marked = new HashSet<>();

  TotalsExpiry(
      KeyValueStore<Bytes, byte[]> store, TotalsStore totals, TaskClock clock, KeepPeriods keep) {
    this.store = store;
    this.totals = totals;
    this.clock = clock;
    this.keep = keep;
    GRAINS.forEach(grain -> done.put(grain, Long.MIN_VALUE));
  }

  /** Whether a cell is too old to be counted. */
  boolean isExpired(Cell cell) {
    OptionalLong oldest = keep.oldest(cell.grain(), clock.now());
    return oldest.isPresent() && cell.start() < oldest.getAsLong();
  }

  /** Remembers that a cell is there, to find it when it is too old. */
  void note(Cell cell) {
    if (!KeepPeriods.together(cell.grain()).isZero()) {
      Bytes key = ExpiryIndex.key(cell);
      if (marked.add(key) && store.get(key) == null) {
        store.put(key, NOTHING);
      }
    }
  }

  /** Drops some of the cells that are too old, and names the keys of their pages. */
  void next(Consumer<Bytes> sink) {
    if (marked.size() > MOST_REMEMBERED) {
      marked.clear();
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
      marked.remove(key);
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
