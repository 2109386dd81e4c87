package io.millrace.aggregator.topology;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.cursors.LongObjectCursor;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.wire.ChangesWriter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The differences of one platform, or of one entity, by window, kind and measure. A commit has one
 * for each entity that an event named, so an entity with few differences takes little memory.
 */
final class ChangedWindows {
  private static final int FEW_WINDOWS = 2;

  private final LongObjectHashMap<ChangedSums> minutes = new LongObjectHashMap<>(FEW_WINDOWS);
  private Map<Grain, LongObjectHashMap<ChangedSums>> windows = Map.of();

  /** The differences of a minute, which stand for all windows around it. */
  ChangedSums minute(long start) {
    return at(minutes, start);
  }

  /** The differences of a window alone. */
  ChangedSums window(Grain grain, long start) {
    if (windows.isEmpty()) {
      windows = new EnumMap<>(Grain.class);
    }
    return at(windows.computeIfAbsent(grain, _ -> new LongObjectHashMap<>()), start);
  }

  private static ChangedSums at(LongObjectHashMap<ChangedSums> starts, long start) {
    ChangedSums sums = starts.get(start);
    if (sums == null) {
      sums = new ChangedSums();
      starts.put(start, sums);
    }
    return sums;
  }

  /** The kinds of all differences. */
  Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    addKinds(minutes, kinds);
    windows.values().forEach(starts -> addKinds(starts, kinds));
    return kinds;
  }

  private static void addKinds(LongObjectHashMap<ChangedSums> starts, Set<Kind> kinds) {
    for (LongObjectCursor<ChangedSums> window : starts) {
      window.value.addKinds(kinds);
    }
  }

  /** Writes the differences of one kind that are not 0. */
  void write(Kind kind, ChangesWriter writer) {
    write(kind, Optional.empty(), minutes, writer);
    windows.forEach((grain, starts) -> write(kind, Optional.of(grain), starts, writer));
  }

  private static void write(
      Kind kind,
      Optional<Grain> grain,
      LongObjectHashMap<ChangedSums> starts,
      ChangesWriter writer) {
    for (LongObjectCursor<ChangedSums> window : starts) {
      if (window.value.has(kind)) {
        writer.window(grain, window.key);
        window.value.write(kind, writer);
      }
    }
  }
}
