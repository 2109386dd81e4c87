package io.millrace.insights.hot;

import io.millrace.events.cell.Cell;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The newest windows of one platform and grain at one moment. All windows that start at {@code
 * completeFrom} or later are completely known: a window that is missing there has no data. Older
 * windows are not added, because some of their cells may be in the store only. Immutable.
 *
 * @param capacity the most windows
 * @param completeFrom start of the first completely known window, milliseconds of event time
 * @param changed number of the snapshot in which the series changed last
 * @param windows ordered by start, at most {@code capacity}
 */
record HotSeries(int capacity, long completeFrom, long changed, List<HotWindow> windows) {

  static HotSeries empty(int capacity, long completeFrom, long number) {
    return new HotSeries(capacity, completeFrom, number, List.of());
  }

  /**
   * Returns the series with that revision. Returns this series when the window is too old or the
   * revision is not newer.
   */
  HotSeries with(RowKey key, CellRevision revision, long number) {
    if (!isKnown(key.start())) {
      return this;
    }
    int at = position(key.start());
    boolean held = at < windows.size() && windows.get(at).key().start() == key.start();
    HotWindow before = held ? windows.get(at) : HotWindow.empty(key);
    HotWindow after = before.with(revision, number);
    if (after == before) {
      return this;
    }
    List<HotWindow> all = new ArrayList<>(windows.size() + 1);
    all.addAll(windows.subList(0, at));
    all.add(after);
    all.addAll(windows.subList(held ? at + 1 : at, windows.size()));
    return cut(all, number);
  }

  /** Returns whether the window is completely known here. */
  boolean isKnown(long start) {
    return start >= completeFrom;
  }

  /** Returns the revision of the cell; empty when there is none. */
  Optional<CellRevision> find(Cell cell) {
    return find(cell.start()).flatMap(window -> window.find(cell));
  }

  /** Returns the window when it is among the newest {@code last} windows with data. */
  Optional<HotWindow> find(long start, int last) {
    return find(start).filter(_ -> dataAfter(start) < last);
  }

  /** Returns the newest {@code last} windows that match, oldest first. */
  List<HotWindow> newest(int last, Predicate<HotWindow> matching) {
    return windows.reversed().stream().filter(matching).limit(last).toList().reversed();
  }

  private HotSeries cut(List<HotWindow> all, long number) {
    return all.size() <= capacity
        ? new HotSeries(capacity, completeFrom, number, all)
        : new HotSeries(
            capacity, all.getFirst().key().start() + 1, number, all.subList(1, all.size()));
  }

  private Optional<HotWindow> find(long start) {
    int at = position(start);
    return at < windows.size() && windows.get(at).key().start() == start
        ? Optional.of(windows.get(at))
        : Optional.empty();
  }

  private long dataAfter(long start) {
    return windows.reversed().stream()
        .takeWhile(window -> window.key().start() > start)
        .filter(HotWindow::hasData)
        .count();
  }

  /** Returns the index of the first window that starts then or later. */
  private int position(long start) {
    int low = 0;
    int high = windows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (windows.get(middle).key().start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
