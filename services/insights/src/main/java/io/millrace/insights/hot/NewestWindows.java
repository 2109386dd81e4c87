package io.millrace.insights.hot;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Finds the newest windows of a platform in the store without a scan. It reads the months back from
 * the newest event, then shorter windows only inside of windows that have data. It finds windows of
 * the last 120 months.
 */
final class NewestWindows {
  private static final int MONTHS = 120;

  private final CellStore store;
  private final Calendar calendar;
  private final String platform;
  private final OptionalLong asOf;
  private final int count;
  private final Map<Grain, Found> found = new EnumMap<>(Grain.class);

  NewestWindows(CellStore store, Calendar calendar, String platform, OptionalLong asOf, int count) {
    this.store = store;
    this.calendar = calendar;
    this.platform = platform;
    this.asOf = asOf;
    this.count = count;
  }

  /** Finds the newest windows of the grain. Blocks. */
  Found find(Grain grain) {
    if (asOf.isEmpty()) {
      return new Found(Long.MIN_VALUE, new TreeMap<>());
    }
    Found known = found.get(grain);
    if (known == null) {
      known = search(grain);
      found.put(grain, known);
    }
    return known;
  }

  private Found search(Grain grain) {
    return switch (grain) {
      case MONTH -> newestMonths(asOf.getAsLong());
      case WEEK, DAY -> inside(Grain.MONTH, grain);
      case HOUR -> inside(Grain.DAY, grain);
      case MINUTE -> inside(Grain.HOUR, grain);
    };
  }

  private Found newestMonths(long newest) {
    List<Long> starts =
        LongStream.iterate(
                calendar.start(Grain.MONTH, newest),
                start -> calendar.start(Grain.MONTH, start - 1))
            .limit(MONTHS)
            .boxed()
            .toList();
    NavigableMap<Long, List<CellRevision>> windows = new TreeMap<>(read(Grain.MONTH, starts));
    return cut(windows, starts.getLast());
  }

  private Found inside(Grain outer, Grain inner) {
    Found parents = find(outer);
    NavigableMap<Long, List<CellRevision>> windows = new TreeMap<>();
    for (long parent : parents.windows().descendingKeySet()) {
      if (windows.size() >= count) {
        break;
      }
      windows.putAll(read(inner, starts(inner, parent, calendar.end(outer, parent))));
    }
    return cut(windows, parents.completeFrom());
  }

  private Found cut(NavigableMap<Long, List<CellRevision>> windows, long completeFrom) {
    if (windows.size() < count) {
      return new Found(completeFrom, windows);
    }
    while (windows.size() > count) {
      windows.pollFirstEntry();
    }
    return new Found(windows.firstKey(), windows);
  }

  private List<Long> starts(Grain grain, long from, long to) {
    List<Long> starts = new ArrayList<>();
    for (long at = calendar.start(grain, from); at < to; at = calendar.end(grain, at)) {
      starts.add(at);
    }
    return starts;
  }

  private Map<Long, List<CellRevision>> read(Grain grain, Collection<Long> starts) {
    List<Cell> wanted =
        starts.stream()
            .flatMap(start -> new RowKey(platform, grain, start).cells().stream())
            .toList();
    Map<Long, List<CellRevision>> windows = new TreeMap<>();
    store.findWhole(wanted).values().stream()
        .filter(CellRevision::hasData)
        .forEach(
            revision ->
                windows
                    .computeIfAbsent(revision.cell().start(), _ -> new ArrayList<>())
                    .add(revision));
    return windows;
  }

  /**
   * The windows that were found.
   *
   * @param completeFrom all windows with data that start here or later were found
   * @param windows cells with data by the start of their window
   */
  record Found(long completeFrom, NavigableMap<Long, List<CellRevision>> windows) {
    List<CellRevision> revisions() {
      return windows.values().stream().flatMap(List::stream).toList();
    }
  }
}
