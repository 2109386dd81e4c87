package io.millrace.aggregator.topology;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.ObjectLongHashMap;
import com.carrotsearch.hppc.cursors.LongObjectCursor;
import com.carrotsearch.hppc.cursors.ObjectLongCursor;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.wire.ChangesWriter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The differences of one platform, or of one entity, by window, kind and measure. */
final class ChangedWindows {
  private final LongObjectHashMap<Sums> minutes = new LongObjectHashMap<>();
  private final Map<Grain, LongObjectHashMap<Sums>> windows = new EnumMap<>(Grain.class);
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

  /** The differences of one window. */
  final class Sums {
    private final Map<Kind, ObjectLongHashMap<Measure>> byKind = new EnumMap<>(Kind.class);

    void add(Measure measure, long delta) {
      of(measure.metric().kind()).addTo(measure, delta);
    }

    private ObjectLongHashMap<Measure> of(Kind kind) {
      ObjectLongHashMap<Measure> sums = byKind.get(kind);
      if (sums == null) {
        sums = new ObjectLongHashMap<>();
        byKind.put(kind, sums);
        kinds.add(kind);
      }
      return sums;
    }
  }

  /** The differences of a minute, which stand for all windows around it. */
  Sums minute(long start) {
    return at(minutes, start);
  }

  /** The differences of a window alone. */
  Sums window(Grain grain, long start) {
    return at(windows.computeIfAbsent(grain, _ -> new LongObjectHashMap<>()), start);
  }

  private Sums at(LongObjectHashMap<Sums> starts, long start) {
    Sums sums = starts.get(start);
    if (sums == null) {
      sums = new Sums();
      starts.put(start, sums);
    }
    return sums;
  }

  /** How many differences there are. */
  int size() {
    int size = size(minutes);
    for (LongObjectHashMap<Sums> starts : windows.values()) {
      size += size(starts);
    }
    return size;
  }

  private static int size(LongObjectHashMap<Sums> starts) {
    int size = 0;
    for (LongObjectCursor<Sums> window : starts) {
      for (ObjectLongHashMap<Measure> sums : window.value.byKind.values()) {
        size += sums.size();
      }
    }
    return size;
  }

  /** The kinds of all differences. */
  Set<Kind> kinds() {
    return kinds;
  }

  /** Writes the differences of one kind that are not 0. */
  void write(Kind kind, ChangesWriter writer) {
    write(kind, Optional.empty(), minutes, writer);
    windows.forEach((grain, starts) -> write(kind, Optional.of(grain), starts, writer));
  }

  private static void write(
      Kind kind, Optional<Grain> grain, LongObjectHashMap<Sums> starts, ChangesWriter writer) {
    for (LongObjectCursor<Sums> window : starts) {
      ObjectLongHashMap<Measure> sums = window.value.byKind.get(kind);
      if (sums != null) {
        writer.window(grain, window.key);
        for (ObjectLongCursor<Measure> sum : sums) {
          if (sum.value != 0) {
            writer.add(sum.key, sum.value);
          }
        }
      }
    }
  }
}
