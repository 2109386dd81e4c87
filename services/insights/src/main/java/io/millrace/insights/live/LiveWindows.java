package io.millrace.insights.live;

import io.millrace.events.cell.Kind;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.hot.HotWindows;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.Progress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The hot windows as live clients see them, and the progress that all clients have noted. */
@Component
class LiveWindows {
  private final HotWindows hot;
  private final LiveTexts texts;
  private volatile Progress progress = Progress.none();
  private volatile Progress loaded = Progress.none();

  LiveWindows(HotWindows hot, LiveTexts texts) {
    this.hot = hot;
    this.texts = texts;
  }

  void load(Progress restored) {
    hot.load(restored.asOf());
    loaded = restored;
    progress = restored;
  }

  /** Comes back once there is something to look at; see {@link HotWindows}. */
  void requireLoaded() {
    hot.requireLoaded();
  }

  Map<RowKey, Set<Kind>> apply(Collection<CellRevision> revisions) {
    return hot.apply(revisions);
  }

  /** Every client has noted the changes before this. */
  void noted(Progress byAll) {
    progress = byAll;
  }

  Progress progress() {
    return progress;
  }

  /** Whether this instance has yet to read what the client has already. */
  boolean isBehind(Optional<LivePosition> has) {
    Progress now = progress;
    return has.filter(known -> !known.isForeign(now))
        .filter(known -> !known.isWithin(now))
        .isPresent();
  }

  /**
   * Whether it is known what happened since that position. What was withdrawn before the cells were
   * loaded is not, nor what happens after a position that is yet to be reached.
   */
  boolean isKnown(Optional<LivePosition> has, Progress now) {
    return has.filter(known -> !known.isForeign(now))
        .filter(known -> known.includes(loaded) && known.isWithin(now))
        .isPresent();
  }

  /**
   * The rows that a client lacks, oldest first.
   *
   * @param has what the client has for sure; empty for nothing
   * @param greeted whether it may have been sent more than that: then also rows without data
   */
  List<RowKey> missing(LiveFilter filter, Optional<LivePosition> has, boolean greeted) {
    Predicate<HotWindow> wanted =
        has.<Predicate<HotWindow>>map(
                known -> window -> window.any(cell -> filter.shows(cell) && !known.covers(cell)))
            .orElse(window -> greeted || window.hasData());
    return filter.platforms().stream()
        .flatMap(platform -> hot.newest(platform, filter.grain(), filter.last(), wanted).stream())
        .map(HotWindow::key)
        .toList();
  }

  Optional<HotWindow> find(RowKey key, LiveFilter filter) {
    return hot.find(key, filter.last());
  }

  String text(HotWindow window, LiveFilter filter) {
    return texts.row(window, filter.model(), filter.sections());
  }

  String ready(Progress included, boolean full) {
    return texts.ready(included, full);
  }
}
