package io.millrace.insights.projection;

import static io.millrace.insights.testing.Revisions.deletion;
import static io.millrace.insights.testing.Revisions.opens;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.Progress;
import io.millrace.insights.testing.FakeSummarySource;
import io.millrace.insights.testing.InMemoryCellStore;
import io.millrace.insights.testing.Revisions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The real projection on simulated summaries and a store that fails: one scheduler and a seed that
 * decides what is written to the topic, who reads, who writes behind, and who dies when. All run in
 * one thread; what two threads of an instance do at once is that one reads within the other's
 * write.
 */
final class ProjectionSimulation {
  private static final int MOST_STEPS = 60;
  private static final int CELLS = 4;
  private static final Duration FOR_EVER = Duration.ZERO;

  private final Random random;
  private final FakeSummarySource source = new FakeSummarySource();
  private final InMemoryCellStore documents = new InMemoryCellStore();
  private final FaultyCellStore store;
  private final List<Instance> instances = new ArrayList<>();
  private final Map<Cell, Long> expected = new HashMap<>();

  /**
   * @param count of instances that share the store
   */
  ProjectionSimulation(long seed, int count) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    store =
        new FaultyCellStore(
            documents, random, List.of(0.0, 0.02, 0.1).get(random.nextInt(3)), this::goOn);
    for (int i = 0; i < count; i++) {
      instances.add(new Instance());
    }
  }

  /** Runs it to the end; what is seen, and what should be. */
  List<String> run() {
    int steps = 5 + random.nextInt(MOST_STEPS);
    for (int step = 0; step < steps; step++) {
      step();
    }
    store.end();
    for (Instance instance : instances) {
      instance.read();
      instance.write.flush();
    }
    List<String> differences = new ArrayList<>();
    instances.forEach(instance -> compare("an instance", instance, differences));
    compare("one that begins now", new Instance(), differences);
    return differences;
  }

  private void step() {
    int which = random.nextInt(instances.size());
    try {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> append();
        case 3, 4 -> instances.get(which).read();
        case 5, 6 -> instances.get(which).write.flush();
        default -> {
          if (random.nextInt(4) == 0) {
            instances.set(which, new Instance());
          }
        }
      }
    } catch (FaultyCellStore.Death _) {
      instances.set(which, new Instance());
    }
  }

  /** What goes on while a write is under way. */
  private void goOn() {
    if (random.nextBoolean()) {
      append();
    }
    if (random.nextBoolean()) {
      instances.get(random.nextInt(instances.size())).read();
    }
  }

  private void append() {
    int number = random.nextInt(CELLS);
    Cell cell = cell(number);
    if (random.nextInt(5) == 0) {
      source.append(deletion(cell, 0));
      expected.remove(cell);
    } else {
      long opens = 1 + random.nextInt(1_000_000);
      source.append(opens(cell, 0, opens));
      expected.put(cell, opens);
    }
  }

  private static Cell cell(int number) {
    return new Cell(Kind.TRAFFIC, "douyin", Grain.DAY, number * Duration.ofDays(1).toMillis());
  }

  private void compare(String who, Instance instance, List<String> differences) {
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
    private final PendingCells pending = new PendingCells();
    private final Retention retention =
        new Retention(new KeepSettings(FOR_EVER, FOR_EVER), pending);
    private final WriteBehind write =
        new WriteBehind(
            pending,
            store,
            new Expiry(store, retention, Catalog.builtIn(), new Calendar(ZoneOffset.UTC)),
            new SimpleMeterRegistry());
    private final LatestCells latest =
        new LatestCells(pending, TestProjection.nothingRecent(), store);
    private final Projection projection =
        new Projection(
            source,
            pending,
            write,
            TestProjection.nothingRecent(),
            () -> {},
            retention,
            new ReadingState(Clock.systemUTC()),
            new ProjectionSettings(
                Duration.ofHours(1), 100, Duration.ofMinutes(1), Duration.ofSeconds(1)),
            Clock.systemUTC());

    private void read() {
      if (pending.progress().equals(Progress.none())) {
        projection.restore();
      }
      projection.read(() -> !isAllRead(), () -> {});
    }

    private boolean isAllRead() {
      return pending.progress().topic().isPresent() && source.isAllRead(pending.progress());
    }
  }
}
