package io.millrace.insights.live;

import io.millrace.insights.hot.HotSnapshot;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What live clients can be sent at one moment. Immutable; made once for each batch. */
record LiveState(HotSnapshot hot, LivePoint point) {

  static LiveState of(HotSnapshot hot) {
    return new LiveState(
        hot,
        new LivePoint(hot.number(), hot.first(), hot.progress(), LivePosition.of(hot.progress())));
  }

  /** Whether this instance has yet to read what the client has already. */
  boolean isBehind(Optional<LivePosition> has) {
    return has.filter(known -> !known.isForeign(hot.progress()))
        .filter(known -> !known.isWithin(hot.progress()))
        .isPresent();
  }

  /**
   * Whether it is known what happened since that position. What was withdrawn before the cells were
   * loaded is not, nor what happens after a position that is yet to be reached.
   */
  boolean isKnown(LivePosition has) {
    return !has.isForeign(hot.progress())
        && has.includes(hot.loaded())
        && has.isWithin(hot.progress());
  }

  /** The rows that a client begins with, oldest first. */
  List<RowKey> all(LiveFilter filter) {
    return keys(
        filter, (platform, last) -> hot.newest(platform, filter.grain(), last, HotWindow::hasData));
  }

  /** The rows that changed after that position, oldest first. */
  List<RowKey> after(LivePosition has, LiveFilter filter) {
    return keys(
        filter,
        (platform, last) -> hot.newest(platform, filter.grain(), last, lacking(has, filter)));
  }

  /** The rows that changed after that point, oldest first. */
  List<RowKey> after(LivePoint point, LiveFilter filter) {
    Predicate<HotWindow> lacking =
        point.position().map(has -> lacking(has, filter)).orElse(_ -> true);
    return keys(
        filter,
        (platform, last) -> hot.changed(platform, filter.grain(), last, point.number(), lacking));
  }

  /** The row, when it is among the newest that the client wants. */
  Optional<HotWindow> find(RowKey key, LiveFilter filter) {
    return hot.find(key, filter.last());
  }

  private static Predicate<HotWindow> lacking(LivePosition has, LiveFilter filter) {
    Predicate<CellRevision> unseen = cell -> filter.shows(cell) && !has.covers(cell);
    return window -> window.any(unseen);
  }

  private static List<RowKey> keys(
      LiveFilter filter, BiFunction<String, Integer, List<HotWindow>> windows) {
    return filter.platforms().stream()
        .flatMap(platform -> windows.apply(platform, filter.last()).stream())
        .map(HotWindow::key)
        .toList();
  }
}
