package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Need;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.hot.HotWindow;
import io.millrace.insights.hot.HotWindows;
import io.millrace.insights.query.PlatformsAnswer.PlatformHeadline;
import io.millrace.insights.query.RangeTotals.Totals;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowComposer;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Answers the list of platforms with their newest rows, from memory, and with their totals of a
 * range, if requested.
 */
@Component
public final class PlatformsQuery {
  /** From the most exact. */
  private static final List<Grain> SEEN_IN = List.of(Grain.MINUTE, Grain.HOUR, Grain.DAY);

  private final Catalog catalog;
  private final HotWindows hot;
  private final Calendar calendar;
  private final Clock clock;
  private final RangeTotals ranges;

  PlatformsQuery(
      Catalog catalog, HotWindows hot, Calendar calendar, Clock clock, RangeTotals ranges) {
    this.ranges = ranges;
    this.catalog = catalog;
    this.hot = hot;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Returns all platforms of the catalog. Without a range it reads no documents. With a range it
   * blocks, and reads three documents per platform and window of the range.
   *
   * @param asked a question about whole minutes with the same snapshot and view; empty for the list
   *     without totals of a range
   * @throws io.millrace.insights.store.StoreUnavailableException until the store has answered once
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public PlatformsAnswer answer(
      QuerySnapshot snapshot, MoneyView view, Optional<RangeQuestion> asked) {
    long today = calendar.start(Grain.DAY, clock.millis());
    snapshot.note(Long.toString(today));
    return new PlatformsAnswer(
        snapshot.asOf(),
        calendar.zone().getId(),
        asked.map(RangeQuestion::range).map(range -> Instant.ofEpochMilli(range.from())),
        asked.map(RangeQuestion::range).map(range -> Instant.ofEpochMilli(range.to())),
        asked.flatMap(RangeQuestion::comparison),
        asked.isPresent() ? Optional.empty() : Optional.of(List.copyOf(catalog.channels())),
        asked.isPresent() ? Optional.empty() : Optional.of(List.copyOf(catalog.regions())),
        platforms(snapshot, view, asked, today));
  }

  private List<PlatformHeadline> platforms(
      QuerySnapshot snapshot, MoneyView view, Optional<RangeQuestion> asked, long today) {
    Optional<Totals> now = asked.map(ranges::of);
    Optional<Totals> then = asked.flatMap(RangeQuestion::before).map(ranges::of);
    return catalog.platforms().stream()
        .map(platform -> headline(snapshot, platform, today, view, now, then))
        .toList();
  }

  private PlatformHeadline headline(
      QuerySnapshot snapshot,
      Platform platform,
      long today,
      MoneyView view,
      Optional<Totals> now,
      Optional<Totals> then) {
    return new PlatformHeadline(
        platform.id(),
        platform.name(),
        platform.owner(),
        platform.needs().stream().map(Need::id).toList(),
        platform.surfaces().stream().sorted().toList(),
        lastSeen(snapshot, platform),
        row(snapshot, today(platform, today), view),
        row(snapshot, latest(platform), view),
        now.flatMap(totals -> totals.find(platform.id())),
        now.flatMap(totals -> then.map(other -> changes(platform.id(), totals, other))));
  }

  private static List<Change> changes(String platform, Totals now, Totals then) {
    return Changes.between(RowFigures.of(now.of(platform)), RowFigures.of(then.of(platform)));
  }

  /** Credit alone does not count: it may come from a purchase on another platform. */
  private Optional<Instant> lastSeen(QuerySnapshot snapshot, Platform platform) {
    Optional<Instant> seen =
        SEEN_IN.stream()
            .flatMap(grain -> newest(platform, grain, HotWindow::isSeen).stream())
            .map(window -> Instant.ofEpochMilli(window.key().start()))
            .max(Comparator.naturalOrder());
    snapshot.note(seen.map(Instant::toString).orElse(""));
    return seen;
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
    return newest(platform, Grain.DAY, HotWindow::hasData);
  }

  private Optional<HotWindow> newest(
      Platform platform, Grain grain, Predicate<HotWindow> matching) {
    return hot.snapshot().newest(platform.id(), grain, 1, matching).stream().findFirst();
  }
}
