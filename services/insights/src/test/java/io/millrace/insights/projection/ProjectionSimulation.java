package io.millrace.insights.projection;

import static io.millrace.insights.testing.Revisions.deletion;
import static io.millrace.insights.testing.Revisions.opens;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.FakeSummarySource;
import io.millrace.insights.testing.InMemoryCellStore;
import io.millrace.insights.testing.Revisions;
import io.millrace.insights.topic.SourceUnavailableException;
import io.millrace.insights.topic.TopicProjection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The real projection on simulated summaries and a store that fails: one scheduler and a seed that
 * decides what is written to the topic, who reads, who writes behind, who dies when, and when the
 * topic is made anew. All run in one thread: while an instance waits for the store, others go on,
 * and its own reading goes on while it writes.
 */
final class ProjectionSimulation {
  private static final int MOST_STEPS = 60;
  private static final int CELLS = 4;
  private static final Duration FOR_EVER = Duration.ZERO;
  private static final ProjectionSettings SETTINGS =
      new ProjectionSettings(
          Duration.ofHours(1), 100, Duration.ofMinutes(1), Duration.ofSeconds(1));

  private final Random random;
  private final double faults;
  private final FakeSummarySource source = new FakeSummarySource();
  private final InMemoryCellStore documents = new InMemoryCellStore();
  private final List<Instance> instances = new ArrayList<>();
  private final Map<Cell, Long> expected = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private int topics;

  /**
   * @param count of instances that share the store
   */
  ProjectionSimulation(long seed, int count) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    faults = List.of(0.0, 0.02, 0.1).get(random.nextInt(3));
    for (int i = 0; i < count; i++) {
      instances.add(new Instance());
    }
  }

  /** Runs it to the end; where what is seen is not what should be. */
  List<String> run() {
    int steps = 5 + random.nextInt(MOST_STEPS);
    for (int step = 0; step < steps; step++) {
      step();
    }
    instances.forEach(instance -> instance.store.end());
    // Twice, as one that begins anew makes the others do so.
    for (int round = 0; round < 2; round++) {
      instances.forEach(Instance::flush);
      instances.forEach(Instance::read);
      instances.forEach(Instance::flush);
    }
    instances.forEach(instance -> compare("an instance", instance));
    compare("one that begins at the end", calm());
    return differences;
  }

  private void step() {
    int which = random.nextInt(instances.size());
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> append();
      case 3, 4 -> act(which, Instance::read);
      case 5, 6 -> act(which, Instance::flush);
      default -> happen(which);
    }
  }

  private void happen(int which) {
    switch (random.nextInt(8)) {
      case 0, 1 -> instances.set(which, new Instance());
      case 2, 3 -> compare("one that begins in between", calm());
      case 4 -> recreate();
      default -> append();
    }
  }

  private void act(int which, Consumer<Instance> action) {
    Instance instance = instances.get(which);
    instance.busy++;
    try {
      action.accept(instance);
    } catch (FaultyCellStore.Death death) {
      if (instance.busy > 1) {
        throw death;
      }
      instances.set(which, new Instance());
    } catch (StoreUnavailableException | SourceUnavailableException _) {
      // It tries again when it is its turn.
    } finally {
      instance.busy--;
    }
  }

  private Instance calm() {
    Instance instance = new Instance();
    instance.store.end();
    return instance;
  }

  /** What goes on while an instance waits for the store. */
  private void goOn() {
    if (instances.stream().mapToInt(instance -> instance.busy).sum() > 1) {
      return;
    }
    if (random.nextInt(40) == 0 && instances.stream().noneMatch(instance -> instance.reading)) {
      recreate();
    }
    if (random.nextBoolean()) {
      append();
    }
    int which = random.nextInt(instances.size());
    if (random.nextBoolean() && instances.get(which).canRead()) {
      act(which, Instance::read);
    }
    if (random.nextBoolean() && instances.get(which).busy == 0) {
      act(which, Instance::flush);
    }
  }

  private void recreate() {
    topics++;
    source.recreate("topic" + topics);
    expected.clear();
  }

  private void append() {
    int number = random.nextInt(CELLS);
    Cell cell = cell(number);
    if (random.nextInt(5) == 0) {
      source.append(deletion(cell, 0));
      expected.remove(cell);
    } else {
      long opens = 1L + random.nextInt(1_000_000);
      source.append(opens(cell, 0, opens));
      expected.put(cell, opens);
    }
  }

  private static Cell cell(int number) {
    return new Cell(Kind.TRAFFIC, "douyin", Grain.DAY, number * Duration.ofDays(1).toMillis());
  }

  private void compare(String who, Instance instance) {
    instance.read();
    Map<Cell, Long> seen = new HashMap<>();
    for (int number = 0; number < CELLS; number++) {
      instance
          .latest
          .find(List.of(cell(number)))
          .values()
          .forEach(found -> seen.put(found.cell(), Revisions.opensOf(found)));
    }
    if (!seen.equals(expected)) {
      differences.add(who + " sees " + seen + " but " + expected);
    }
  }

  /** A process. */
  private final class Instance {
    private final FaultyCellStore store;
    private final PendingCells pending = new PendingCells();
    private final WriteBehind write;
    private final LatestCells latest;
    private final TopicProjection<CellRevision> projection;
    private int busy;
    private boolean reading;

    private Instance() {
      store =
          new FaultyCellStore(documents.another(), random, faults, ProjectionSimulation.this::goOn);
      Retention retention = new Retention(new KeepSettings(FOR_EVER, FOR_EVER), pending);
      StoreExpiry expiry =
          new StoreExpiry(store, retention, Catalog.builtIn(), new Calendar(ZoneOffset.UTC));
      write = new WriteBehind(pending, store, expiry, new SimpleMeterRegistry());
      latest = new LatestCells(pending, TestProjection.nothingRecent(), store);
      CellTarget target =
          new CellTarget(
              pending,
              write,
              TestProjection.nothingRecent(),
              List.of(),
              () -> {},
              retention,
              SETTINGS);
      projection = new TopicProjection<>(source, target, SETTINGS.pace(), Clock.systemUTC());
    }

    /** Its reading waits for its writing, except to take in what comes. */
    private boolean canRead() {
      return busy == 0
          || (!reading
              && !write.isSuperseded()
              && source.open().range().continues(pending.progress()));
    }

    private void flush() {
      write.flush();
    }

    private void read() {
      reading = true;
      try {
        if (pending.progress().equals(ReadPosition.none())) {
          projection.restore();
        }
        projection.read(() -> !isAllRead(), () -> {});
      } finally {
        reading = false;
      }
    }

    private boolean isAllRead() {
      return pending.progress().topic().isPresent() && source.isAllRead(pending.progress());
    }
  }
}
