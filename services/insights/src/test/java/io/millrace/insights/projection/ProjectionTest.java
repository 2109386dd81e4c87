package io.millrace.insights.projection;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.deletion;
import static io.millrace.insights.testing.Revisions.minute;
import static io.millrace.insights.testing.Revisions.opens;
import static io.millrace.insights.testing.Revisions.opensOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.FakeSummarySource;
import io.millrace.insights.testing.InMemoryCellStore;
import io.millrace.insights.topic.TopicProjection;
import io.millrace.insights.topic.TopicThread;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

class ProjectionTest {
  private static final Cell CELL = minute("douyin", 1);
  private static final Cell OTHER = minute("jd", 2);

  private final FakeSummarySource source = new FakeSummarySource();
  private final InMemoryCellStore store = new InMemoryCellStore();

  @Test
  void showsWhatItHasReadBeforeItIsWritten() {
    source.append(opens(CELL, 0, 7));
    Instance instance = new Instance(100);
    instance.readAll();
    assertThat(instance.opens(CELL)).isEqualTo(7);
    assertThat(store.find(List.of(CELL))).isEmpty();
  }

  @Test
  void showsTheNewestOfSeveralRevisions() {
    source.append(opens(CELL, 0, 7));
    source.append(opens(CELL, 0, 8));
    Instance instance = new Instance(100);
    instance.readAll();
    assertThat(instance.opens(CELL)).isEqualTo(8);
    instance.write.flush();
    assertThat(instance.opens(CELL)).isEqualTo(8);
    assertThat(instance.pending.size()).isZero();
  }

  @Test
  void continuesAfterARestartExactlyWhereItStopped() {
    source.append(opens(CELL, 0, 7));
    Instance first = new Instance(100);
    first.readAll();
    first.write.flush();
    source.append(opens(OTHER, 0, 1));
    Instance second = new Instance(100);
    second.readAll();
    assertThat(second.recent.read).extracting(CellRevision::cell).containsExactly(OTHER);
    assertThat(second.opens(CELL)).isEqualTo(7);
  }

  @Test
  void repeatsWhatWasNotWrittenWithoutHarm() {
    source.append(opens(CELL, 0, 7));
    CellRevision newest = source.append(opens(CELL, 0, 8));
    // As if another instance had come further before it was stopped.
    store.write(List.of(newest));
    Instance instance = new Instance(100);
    instance.readAll();
    instance.write.flush();
    assertThat(store.find(List.of(CELL))).containsValue(newest);
  }

  @Test
  void losesNothingWhenItDiesBetweenTheTwoWritesOfABatch() {
    source.append(opens(CELL, 0, 7));
    Instance first = new Instance(100);
    first.readAll();
    store.goAwayAfterWrites(1);
    first.write.flush();
    store.comeBack();
    Instance second = new Instance(100);
    second.readAll();
    assertThat(second.opens(CELL)).isEqualTo(7);
    second.write.flush();
    assertThat(store.find(List.of(CELL))).hasSize(1);
  }

  @Test
  void deletesWhatWasDeletedAndRemembersIt() {
    source.append(opens(CELL, 0, 7));
    Instance instance = new Instance(100);
    instance.readAll();
    instance.write.flush();
    CellRevision deleted = source.append(deletion(CELL, 0));
    instance.readAll();
    assertThat(instance.opens(CELL)).isEqualTo(-1);
    instance.write.flush();
    assertThat(instance.opens(CELL)).isEqualTo(-1);
    assertThat(store.find(List.of(CELL))).isEqualTo(Map.of(CELL, deleted));
  }

  @Test
  void showsNoDeletedCellAgainThatAnInstanceWritesThatIsBehind() {
    source.append(opens(CELL, 0, 7));
    Instance behind = new Instance(store.another());
    behind.readAll();
    source.append(deletion(CELL, 0));
    Instance ahead = new Instance(100);
    ahead.readAll();
    ahead.write.flush();
    behind.write.flush();
    Instance after = new Instance(100);
    after.readAll();
    assertThat(after.opens(CELL)).isEqualTo(-1);
  }

  @Test
  void dropsNothingThatAnotherInstanceWroteSinceBothFoundTheStoreEmpty() {
    source.append(opens(CELL, 0, 7));
    Instance first = new Instance(100);
    Instance second = new Instance(store.another());
    first.projection.restore();
    second.projection.restore();
    first.readAll();
    store.goAwayAfterWrites(1);
    first.write.flush();
    store.comeBack();
    second.readAll();
    first.write.flush();
    Instance third = new Instance(store.another());
    third.readAll();
    assertThat(third.opens(CELL)).isEqualTo(7);
  }

  @Test
  void joinsAnotherInstanceThatBeganToReadTheTopicAnew() {
    source.append(opens(CELL, 0, 7));
    Instance first = new Instance(100);
    first.readAll();
    first.write.flush();
    InMemoryCellStore other = store.another();
    assertThat(other.progress()).isEqualTo(store.progress());
    other.startOver("first");
    source.append(opens(OTHER, 0, 1));
    first.write.flush();
    assertThat(first.write.isSuperseded()).isTrue();
    first.readAll();
    assertThat(first.write.isSuperseded()).isFalse();
    first.write.flush();
    Instance after = new Instance(other);
    after.readAll();
    assertThat(after.opens(CELL)).isEqualTo(7);
    assertThat(after.opens(OTHER)).isEqualTo(1);
  }

  @Test
  void keepsTheGreatestEventTime() {
    source.append(opens(OTHER, 0, 1));
    source.append(opens(CELL, 0, 1));
    Instance instance = new Instance(100);
    instance.readAll();
    instance.write.flush();
    assertThat(store.progress().asOf()).isEqualTo(OptionalLong.of(OTHER.start()));
  }

  @Test
  void startsOverWhenTheTopicIsAnotherOne() {
    source.append(opens(CELL, 0, 7));
    Instance first = new Instance(100);
    first.readAll();
    first.write.flush();
    source.recreate("second");
    source.append(opens(OTHER, 0, 1));
    Instance second = new Instance(100);
    second.readAll();
    second.write.flush();
    assertThat(second.opens(CELL)).isEqualTo(-1);
    assertThat(second.opens(OTHER)).isEqualTo(1);
    assertThat(store.progress().topic()).contains("second");
  }

  @Test
  void startsOverWhenThePositionIsBeyondTheEnd() {
    source.append(opens(CELL, 0, 7));
    source.append(opens(CELL, 0, 8));
    Instance first = new Instance(100);
    first.readAll();
    first.write.flush();
    source.recreate("first");
    source.append(opens(CELL, 0, 1));
    Instance second = new Instance(100);
    second.readAll();
    assertThat(second.opens(CELL)).isEqualTo(1);
  }

  @Test
  void pausesWhileTooMuchWaitsToBeWritten() {
    Instance instance = new Instance(1);
    instance.projection.restore();
    source.append(opens(CELL, 0, 7));
    AtomicInteger pauses = new AtomicInteger();
    instance.projection.read(() -> pauses.get() < 3, pauses::incrementAndGet);
    source.append(opens(OTHER, 0, 7));
    instance.projection.read(() -> pauses.get() < 6, pauses::incrementAndGet);
    assertThat(instance.pending.size()).isEqualTo(1);
    instance.write.flush();
    instance.readAll();
    assertThat(instance.opens(OTHER)).isEqualTo(7);
  }

  @Test
  void keepsWhatAnAbsentStoreDoesNotTake() {
    Instance instance = new Instance(100);
    instance.projection.restore();
    source.append(opens(CELL, 0, 7));
    instance.readAll();
    store.goAway();
    instance.write.flush();
    assertThat(instance.pending.size()).isEqualTo(1);
    store.comeBack();
    instance.write.flush();
    assertThat(store.find(List.of(CELL))).hasSize(1);
  }

  @Test
  void takesNothingInThatIsTooOldToBeKept() {
    long now = at("2026-11-25T12:34:56Z");
    Cell young = new Cell(Kind.TRAFFIC, "jd", Grain.MINUTE, at("2026-10-27T12:00:00Z"));
    Cell old = new Cell(Kind.TRAFFIC, "jd", Grain.MINUTE, at("2026-10-27T11:59:00Z"));
    Cell day = new Cell(Kind.TRAFFIC, "jd", Grain.DAY, at("2016-10-27T00:00:00Z"));
    source.append(opens(new Cell(Kind.TRAFFIC, "jd", Grain.MINUTE, now), 0, 1));
    Instance instance = new Instance(100);
    instance.readAll();
    List.of(young, old, day).forEach(cell -> source.append(opens(cell, 0, 7)));
    instance.readAll();
    assertThat(instance.opens(young)).isEqualTo(7);
    assertThat(instance.opens(old)).isEqualTo(-1);
    assertThat(instance.opens(day)).isEqualTo(7);
  }

  @Test
  void saysHowFarBehindItBeganAndWhenItHasCaughtUp() {
    source.append(opens(CELL, 0, 7));
    source.append(opens(CELL, 0, 8));
    Instance instance = new Instance(100);
    assertThat(instance.projection.state().isCaughtUp()).isFalse();
    instance.readAll();
    assertThat(instance.projection.state().behindAtStart()).isEqualTo(2);
    assertThat(instance.projection.state().isCaughtUp()).isTrue();
  }

  @Test
  void needsTheStoreToBegin() {
    store.goAway();
    Instance instance = new Instance(100);
    assertThatThrownBy(instance.projection::restore).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void writesBeforeItIsTimeWhenNoMoreMayWait() {
    source.append(opens(CELL, 0, 7));
    source.append(opens(OTHER, 1, 8));
    Instance instance = new Instance(1);
    instance.start();
    try {
      await().untilAsserted(() -> assertThat(store.find(List.of(CELL, OTHER))).hasSize(2));
    } finally {
      instance.stop();
    }
  }

  @Test
  void leavesAnAbsentStoreAloneForAWhileHoweverMuchWaits() {
    Instance instance = new Instance(1, Duration.ofHours(1));
    instance.start();
    try {
      await().until(() -> instance.pending.progress().topic().isPresent());
      store.goAway();
      source.append(opens(CELL, 0, 7));
      source.append(opens(OTHER, 1, 8));
      await().until(() -> store.refusals() > 0);
      await().during(Duration.ofMillis(300)).until(() -> store.refusals() == 1);
    } finally {
      instance.stop();
    }
  }

  @Test
  void writesWhatIsLeftAtTheEnd() {
    source.append(opens(CELL, 0, 7));
    Instance instance = new Instance(100);
    instance.start();
    try {
      await().until(() -> instance.opens(CELL) == 7);
      assertThat(store.find(List.of(CELL))).isEmpty();
    } finally {
      instance.stop();
    }
    assertThat(store.find(List.of(CELL))).hasSize(1);
  }

  /** An instance on the source and the store; it lives without its threads, too. */
  private final class Instance {
    final PendingCells pending = new PendingCells();
    final WriteBehind write;
    final LatestCells latest;
    final Recent recent = new Recent();
    final TopicProjection<CellRevision> projection;
    final List<SmartLifecycle> threads;

    Instance(int most) {
      this(most, Duration.ofSeconds(1));
    }

    Instance(int most, Duration retry) {
      this(store, most, retry);
    }

    Instance(CellStore of) {
      this(of, 100, Duration.ofSeconds(1));
    }

    private Instance(CellStore of, int most, Duration retry) {
      Retention retention =
          new Retention(new KeepSettings(Duration.ofDays(29), Duration.ofDays(400)), pending);
      StoreExpiry expiry =
          new StoreExpiry(of, retention, Catalog.builtIn(), new Calendar(ZoneOffset.UTC));
      write = new WriteBehind(pending, of, expiry, new SimpleMeterRegistry());
      latest = new LatestCells(pending, TestProjection.nothingRecent(), of);
      Clock clock = Clock.systemUTC();
      ProjectionSettings settings =
          new ProjectionSettings(Duration.ofHours(1), most, Duration.ofMinutes(1), retry);
      CellTarget target =
          new CellTarget(pending, write, recent, List.of(), () -> {}, retention, settings);
      projection = new TopicProjection<>(source, target, settings.pace(), clock);
      threads =
          List.of(new WriteBehindThread(write, settings), new TopicThread("summaries", projection));
    }

    void start() {
      threads.forEach(SmartLifecycle::start);
    }

    /** Stops them as Spring does: the thread that reads first. */
    void stop() {
      threads.stream()
          .sorted(Comparator.comparingInt(SmartLifecycle::getPhase).reversed())
          .forEach(SmartLifecycle::stop);
    }

    void readAll() {
      if (pending.progress().equals(ReadPosition.none())) {
        projection.restore();
      }
      projection.read(() -> !isAllRead(), () -> {});
    }

    long opens(Cell cell) {
      CellRevision revision = latest.find(List.of(cell)).get(cell);
      return revision == null ? -1 : opensOf(revision);
    }

    private boolean isAllRead() {
      return pending.progress().topic().isPresent() && source.isAllRead(pending.progress());
    }
  }

  /** Knows nothing, and notes what was read. */
  private static final class Recent implements RecentCells {
    final List<CellRevision> read = new ArrayList<>();

    @Override
    public void load(ReadPosition restored) {
      read.clear();
    }

    @Override
    public void read(Collection<CellRevision> revisions, ReadPosition progress) {
      read.addAll(revisions);
    }

    @Override
    public Known find(Collection<Cell> cells) {
      return TestProjection.nothingRecent().find(cells);
    }
  }
}
