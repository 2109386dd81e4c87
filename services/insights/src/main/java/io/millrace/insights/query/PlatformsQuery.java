package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Need;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.hot.HotWindows;
import io.millrace.insights.query.PlatformsAnswer.PlatformHeadline;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowComposer;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the list of platforms with their newest rows, from memory only. */
@Component
public final class PlatformsQuery {
  private final Catalog catalog;
  private final HotWindows hot;
  private final Calendar calendar;
  private final Clock clock;

  PlatformsQuery(Catalog catalog, HotWindows hot, Calendar calendar, Clock clock) {
    this.catalog = catalog;
    this.hot = hot;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Returns all platforms of the catalog. Reads no documents.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException until the store has answered once
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public PlatformsAnswer answer(QuerySnapshot snapshot, MoneyView view) {
    long today = calendar.start(Grain.DAY, clock.millis());
    snapshot.note(Long.toString(today));
    return new PlatformsAnswer(
        snapshot.asOf(),
        catalog.platforms().stream()
            .map(platform -> headline(snapshot, platform, today, view))
            .toList());
  }

  private PlatformHeadline headline(
      QuerySnapshot snapshot, Platform platform, long today, MoneyView view) {
    return new PlatformHeadline(
        platform.id(),
        platform.name(),
        platform.owner(),
        platform.needs().stream().map(Need::id).toList(),
        platform.surfaces().stream().sorted().toList(),
        row(snapshot, today(platform, today), view),
        row(snapshot, latest(platform), view));
  }

  private static Optional<Row> row(
      QuerySnapshot snapshot, Optional<HotWindow> window, MoneyView view) {
    if (window.isEmpty()) {
      snapshot.note("nothing");
      return Optional.empty();
    }
    Figures figures = new Figures();
    for (CellRevision revision : window.get().revisions()) {
      snapshot.note(revision);
      revision.contents().ifPresent(contents -> figures.add(contents.state()));
    }
    RowKey key = window.get().key();
    Figures shown =
        view.converter().map(to -> figures.in(to, key.platform(), key.start())).orElse(figures);
    return Optional.of(
        new RowComposer(key.platform(), view.model()).row(key.grain(), key.start(), shown));
  }

  private Optional<HotWindow> today(Platform platform, long today) {
    return hot.snapshot()
        .find(new RowKey(platform.id(), Grain.DAY, today), Integer.MAX_VALUE)
        .filter(HotWindow::hasData);
  }

  private Optional<HotWindow> latest(Platform platform) {
    return hot.snapshot().newest(platform.id(), Grain.DAY, 1, HotWindow::hasData).stream()
        .findFirst();
  }
}
