package io.millrace.insights.live;

import io.millrace.insights.hot.HotSnapshot;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The state that live clients can get at one moment. Immutable. Each batch makes a new one. */
record LiveState(HotSnapshot hot, LivePoint point) {

  static LiveState of(HotSnapshot hot) {
    return new LiveState(
        hot,
        new LivePoint(hot.number(), hot.first(), hot.progress(), LivePosition.of(hot.progress())));
  }

  /** Returns whether the client has already read more than this instance. */
  boolean isBehind(Optional<LivePosition> has) {
    return has.filter(known -> !known.isForeign(hot.progress()))
        .filter(known -> !known.isWithin(hot.progress()))
        .isPresent();
  }

  /**
   * Returns whether all changes after that position are known here. Deletions before the load from
   * the store are not known. Changes after a position that this instance has not reached are not
   * known either.
   */
  boolean isKnown(LivePosition has) {
    return !has.isForeign(hot.progress())
        && has.includes(hot.loaded())
        && has.isWithin(hot.progress());
  }

  /** Returns the keys of the rows that a client begins with, oldest first for each platform. */
  List<RowKey> all(LiveFilter filter) {
    return keys(
        filter, (platform, last) -> hot.newest(platform, filter.grain(), last, HotWindow::hasData));
  }

  /**
   * Returns the keys of the rows that changed after that position, oldest first for each platform.
   */
  List<RowKey> after(LivePosition has, LiveFilter filter) {
    return keys(
        filter,
        (platform, last) -> hot.newest(platform, filter.grain(), last, lacking(has, filter)));
  }

  /** Returns the keys of the rows that changed after that point, oldest first for each platform. */
  List<RowKey> after(LivePoint point, LiveFilter filter) {
    Predicate<HotWindow> lacking =
        point.position().map(has -> lacking(has, filter)).orElse(_ -> true);
    return keys(
        filter,
        (platform, last) -> hot.changed(platform, filter.grain(), last, point.number(), lacking));
  }

  /** Returns the window of the row when it is among the newest windows that the client wants. */
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
