package io.millrace.insights.live;

import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.hot.HotWindows;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.Progress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The hot windows as live clients see them, and the progress that all clients have noted. */
@Component
class LiveWindows {
  private final HotWindows hot;
  private final LiveTexts texts;
  private volatile Progress progress = Progress.none();

  LiveWindows(HotWindows hot, LiveTexts texts) {
    this.hot = hot;
    this.texts = texts;
  }

  void load(Progress restored) {
    hot.load(restored.asOf());
    progress = restored;
  }

  Collection<RowKey> apply(Collection<CellRevision> revisions) {
    return hot.apply(revisions);
  }

  /** Every client has noted the changes before this. */
  void noted(Progress byAll) {
    progress = byAll;
  }

  Progress progress() {
    return progress;
  }

  /** The rows that a stream with that filter starts with, oldest first. */
  List<RowKey> initial(LiveFilter filter, Progress now) {
    Predicate<HotWindow> wanted =
        filter
            .known()
            .filter(known -> !known.isForeign(now))
            .<Predicate<HotWindow>>map(
                known -> window -> window.any(revision -> !known.covers(revision)))
            .orElse(HotWindow::hasData);
    return filter.platforms().stream()
        .flatMap(platform -> hot.newest(platform, filter.grain(), filter.last(), wanted).stream())
        .map(HotWindow::key)
        .toList();
  }

  Optional<HotWindow> find(RowKey key, LiveFilter filter) {
    return hot.find(key, filter.last());
  }

  String text(HotWindow window, LiveFilter filter) {
    return texts.row(window, filter.model());
  }

  String ready(Progress included) {
    return texts.ready(included);
  }
}
