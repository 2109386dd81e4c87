package io.millrace.insights.hot;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.deletion;
import static io.millrace.insights.testing.Revisions.minute;
import static io.millrace.insights.testing.Revisions.opens;
import static io.millrace.insights.testing.Revisions.paged;
import static io.millrace.insights.testing.Revisions.traffic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Model;
import io.millrace.insights.projection.RecentCells;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.row.RowKey;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.InMemoryCellStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HotWindowsTest {
  private static final Calendar CALENDAR = new Calendar(ZoneId.of("Asia/Kolkata"));

  private final InMemoryCellStore store = new InMemoryCellStore();
  private final HotWindows hot =
      HotWindowsFactory.create(Catalog.builtIn(), CALENDAR, store, new HotSettings(3));

  @Test
  void knowsNothingUntilItIsLoaded() {
    assertThatThrownBy(() -> starts(Grain.MINUTE)).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void keepsTheNewestWindowsOnly() {
    hot.load(ReadPosition.none());
    for (int i = 1; i <= 5; i++) {
      read(List.of(opens(minute("douyin", i), i, 1)));
    }
    assertThat(starts(Grain.MINUTE)).containsExactly(180_000L, 240_000L, 300_000L);
  }

  @Test
  void letsNoWindowInOfWhichItMayMissParts() {
    hot.load(ReadPosition.none());
    for (int i = 1; i <= 4; i++) {
      read(List.of(opens(minute("douyin", i), i, 1)));
    }
    assertThat(changes(opens(minute("douyin", 1), 9, 1))).isFalse();
    assertThat(changes(opens(minute("douyin", 2), 9, 2))).isTrue();
  }

  @Test
  void keepsThePagesOfACellApartAndFindsThemInTheStoreToo() {
    Cell cell = minute("douyin", 1);
    for (Grain grain : Grain.values()) {
      long start = CALENDAR.start(grain, cell.start());
      store.write(List.of(opens(new Cell(Kind.TRAFFIC, "douyin", grain, start), 1, 1)));
    }
    store.write(List.of(paged(cell, 2, 2, Map.of()), opens(cell.page(1), 1, 7)));
    hot.load(new ReadPosition(Optional.of("topic"), Map.of(), OptionalLong.of(cell.start())));
    assertThat(shown(cell)).isEqualTo(7);
    read(List.of(opens(cell.page(2), 2, 5)));
    read(List.of(opens(cell.page(1), 3, 9)));
    assertThat(shown(cell)).isEqualTo(14);
    assertThat(hot.find(List.of(cell.page(1))).found()).containsKey(cell.page(1));
  }

  private long shown(Cell cell) {
    return hot.snapshot()
        .find(RowKey.of(cell).orElseThrow(), 3)
        .orElseThrow()
        .row(Model.LAST_TOUCH)
        .numbers()
        .traffic()
        .opens();
  }

  @Test
  void leavesOlderRevisionsAndUnknownPlatformsAside() {
    hot.load(ReadPosition.none());
    assertThat(changes(opens(minute("douyin", 1), 5, 1))).isTrue();
    assertThat(changes(opens(minute("douyin", 1), 4, 1))).isFalse();
    assertThat(changes(opens(minute("nowhere", 1), 6, 1))).isFalse();
  }

  @Test
  void remembersThatAWindowLostEverything() {
    hot.load(ReadPosition.none());
    Cell cell = minute("douyin", 1);
    read(List.of(opens(cell, 5, 1)));
    read(List.of(deletion(cell, 6)));
    assertThat(starts(Grain.MINUTE)).isEmpty();
    assertThat(hot.snapshot().find(new RowKey("douyin", Grain.MINUTE, cell.start()), 1))
        .isPresent();
  }

  @Test
  void countsNoWindowAmongTheNewestThatLostEverything() {
    hot.load(ReadPosition.none());
    Cell cell = minute("douyin", 1);
    Cell later = minute("douyin", 2);
    read(List.of(opens(cell, 5, 1), opens(later, 6, 1), deletion(later, 7)));
    assertThat(hot.snapshot().find(new RowKey("douyin", Grain.MINUTE, cell.start()), 1))
        .isPresent();
  }

  @Test
  void findsTheNewestWindowsOfTheStoreWithFewReads() {
    List<Long> moments =
        List.of(at("2019-03-01T10:07:00Z"), at("2026-02-11T23:59:00Z"), at("2026-11-24T02:10:00Z"));
    moments.forEach(this::storeAllGrains);
    hot.load(restored(moments.getLast() + 5_000));
    assertThat(starts(Grain.MINUTE)).isEqualTo(moments);
    for (Grain grain : Grain.values()) {
      assertThat(starts(grain))
          .isEqualTo(moments.stream().map(moment -> CALENDAR.start(grain, moment)).toList());
    }
    assertThat(store.documentsRead()).isLessThan(20_000);
  }

  @Test
  void knowsWhichCellsItNeedNotAskTheStoreFor() {
    for (int hour = 0; hour < 5; hour++) {
      storeAllGrains(at("2026-11-24T00:00:00Z") + hour * 3_600_000L);
    }
    hot.load(restored(at("2026-11-24T04:00:00Z")));
    Cell old = traffic("douyin", Grain.HOUR, "2026-11-24T01:00:00Z");
    Cell oldest = traffic("douyin", Grain.HOUR, "2026-11-24T02:00:00Z");
    Cell absent = traffic("douyin", Grain.HOUR, "2026-11-24T05:00:00Z");
    Cell other = new Cell(Kind.FLOWS, "douyin", Grain.DAY, at("2026-11-24T00:00:00Z"));
    RecentCells.Known known = hot.find(List.of(old, oldest, absent, other));
    assertThat(known.found().keySet()).containsExactly(oldest);
    assertThat(known.unknown()).containsExactly(old, other);
  }

  @Test
  void showsNoWindowThatIsTooOldToBeKept() {
    TestProjection projection = new TestProjection(store, Duration.ofDays(29), Duration.ZERO);
    HotWindows expiring =
        new HotWindows(
            Catalog.builtIn(), CALENDAR, store, projection.retention(), new HotSettings(3));
    expiring.load(ReadPosition.none());
    Cell old = traffic("douyin", Grain.MINUTE, "2026-10-20T10:00:00Z");
    Cell young = traffic("douyin", Grain.MINUTE, "2026-11-20T10:00:00Z");
    expiring.read(List.of(opens(old, 1, 1), opens(young, 2, 1)), asOf("2026-11-21T00:00:00Z"));
    assertThat(starts(expiring, Grain.MINUTE)).containsExactly(young.start());
    assertThat(expiring.snapshot().find(new RowKey("douyin", Grain.MINUTE, old.start()), 10))
        .isEmpty();
  }

  private static ReadPosition asOf(String time) {
    return new ReadPosition(Optional.of("t"), Map.of(0, 3L), OptionalLong.of(at(time)));
  }

  @Test
  void admitsNoWindowOlderThanTheNewestOfTheStore() {
    for (int hour = 0; hour < 5; hour++) {
      storeAllGrains(at("2026-11-24T00:00:00Z") + hour * 3_600_000L);
    }
    hot.load(restored(at("2026-11-24T04:00:00Z")));
    assertThat(changes(opens(traffic("douyin", Grain.HOUR, "2026-11-24T01:00:00Z"), 9, 1)))
        .isFalse();
    assertThat(changes(opens(traffic("douyin", Grain.HOUR, "2026-11-24T02:00:00Z"), 9, 1)))
        .isTrue();
  }

  private void storeAllGrains(long moment) {
    for (Grain grain : Grain.values()) {
      Cell cell = new RowKey("douyin", grain, CALENDAR.start(grain, moment)).cells().getFirst();
      store.write(List.of(opens(cell, 1, 1)));
    }
  }

  private static ReadPosition restored(long asOf) {
    return new ReadPosition(Optional.of("t"), Map.of(), OptionalLong.of(asOf));
  }

  private void read(List<CellRevision> revisions) {
    hot.read(revisions, ReadPosition.at("t"));
  }

  /** Returns whether the revision changes its row. */
  private boolean changes(CellRevision revision) {
    long before = hot.snapshot().number();
    read(List.of(revision));
    return !hot.snapshot()
        .changed(revision.cell().platform(), revision.cell().grain(), 10, before, window -> true)
        .isEmpty();
  }

  private List<Long> starts(Grain grain) {
    return starts(hot, grain);
  }

  private static List<Long> starts(HotWindows hot, Grain grain) {
    return hot.snapshot().newest("douyin", grain, 10, HotWindow::hasData).stream()
        .map(window -> window.key().start())
        .toList();
  }
}
