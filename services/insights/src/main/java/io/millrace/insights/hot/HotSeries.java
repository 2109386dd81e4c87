package io.millrace.insights.hot;

import io.millrace.events.cell.Cell;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The newest windows of one platform and grain. Whatever starts at {@code completeFrom} or later is
 * known completely: a window that is missing there has no data. Older windows are not let in,
 * because parts of them may be in the store only.
 */
final class HotSeries {
  private final int capacity;
  private final NavigableMap<Long, HotWindow> windows = new TreeMap<>();
  private long completeFrom;

  HotSeries(int capacity, long completeFrom) {
    this.capacity = capacity;
    this.completeFrom = completeFrom;
  }

  /** Takes a cell in; false when its window is too old, or nothing is new about it. */
  boolean apply(RowKey key, CellRevision revision) {
    if (key.start() < completeFrom) {
      return false;
    }
    HotWindow before = windows.get(key.start());
    HotWindow after = before == null ? HotWindow.of(key, List.of(revision)) : before.with(revision);
    windows.put(key.start(), after);
    evict();
    return after != before && key.start() >= completeFrom;
  }

  /** Whether whatever there is of that window is here. */
  boolean isKnown(long start) {
    return start >= completeFrom;
  }

  /** The cell, when anything is known of it. */
  Optional<CellRevision> find(Cell cell) {
    return Optional.ofNullable(windows.get(cell.start()))
        .flatMap(window -> window.find(cell.kind()));
  }

  /** The window, when it is among the newest so many; those that lost everything do not count. */
  Optional<HotWindow> find(long start, int last) {
    return Optional.ofNullable(windows.get(start)).filter(_ -> dataAfter(start) < last);
  }

  /** Those of the newest so many such windows, oldest first. */
  List<HotWindow> newest(int last, Predicate<HotWindow> such) {
    return windows.descendingMap().values().stream().filter(such).limit(last).toList().reversed();
  }

  private long dataAfter(long start) {
    return windows.tailMap(start, false).values().stream().filter(HotWindow::hasData).count();
  }

  private void evict() {
    while (windows.size() > capacity) {
      completeFrom = windows.pollFirstEntry().getKey() + 1;
    }
  }
}
