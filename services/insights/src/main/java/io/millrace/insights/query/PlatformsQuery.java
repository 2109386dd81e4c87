package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Need;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.hot.HotWindows;
import io.millrace.insights.projection.PendingCells;
import io.millrace.insights.query.PlatformsAnswer.PlatformHeadline;
import io.millrace.insights.row.RowKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The platforms and their headlines. Answered from memory alone. */
@Component
public final class PlatformsQuery {
  private final Catalog catalog;
  private final HotWindows hot;
  private final PendingCells pending;
  private final Calendar calendar;
  private final Clock clock;

  PlatformsQuery(
      Catalog catalog, HotWindows hot, PendingCells pending, Calendar calendar, Clock clock) {
    this.catalog = catalog;
    this.hot = hot;
    this.pending = pending;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Every platform of the catalog. Reads no documents.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException until the store has answered once
   */
  public PlatformsAnswer answer(Model model) {
    Optional<Instant> asOf = pending.progress().asOfInstant();
    long today = calendar.start(Grain.DAY, clock.millis());
    return new PlatformsAnswer(
        asOf,
        catalog.platforms().stream().map(platform -> headline(platform, today, model)).toList());
  }

  private PlatformHeadline headline(Platform platform, long today, Model model) {
    return new PlatformHeadline(
        platform.id(),
        platform.name(),
        platform.owner(),
        platform.needs().stream().map(Need::id).toList(),
        platform.surfaces().stream().sorted().toList(),
        today(platform, today).map(window -> window.row(model)),
        latest(platform).map(window -> window.row(model)));
  }

  private Optional<HotWindow> today(Platform platform, long today) {
    return hot.find(new RowKey(platform.id(), Grain.DAY, today), Integer.MAX_VALUE)
        .filter(HotWindow::hasData);
  }

  private Optional<HotWindow> latest(Platform platform) {
    return hot.newest(platform.id(), Grain.DAY, 1, HotWindow::hasData).stream().findFirst();
  }
}
