package io.millrace.aggregator.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.aggregator.topology.SimulatedFaults.Death;
import io.millrace.aggregator.topology.SimulatedFaults.Failure;
import io.millrace.aggregator.topology.SimulatedFaults.Point;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.generation.ResultPlacement;
import io.millrace.journey.Attribution;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Runs the real processors, from events to summaries, on a simulated log, with one scheduler. A
 * seed decides everything: what is sent, which worker acts next, how time passes, and which worker
 * dies when.
 */
public final class Simulation {
  private static final List<String> ZONES = List.of("UTC", "Asia/Shanghai", "Europe/Berlin");
  private static final int MOST_STEPS = 3_000;
  private static final int MOST_DRAINS = 2_000;
  private static final long HOUR_MS = 3_600_000;

  private final Random random;
  private final Calendar calendar;
  private final SimulatedHistory history;
  private final SimulatedLog log;
  private final SimulatedLayout layout;
  private final SimulatedFaults faults;
  private final SimulatedSenders senders;
  private final Republication republication = new Republication();
  private final StreamCounters counters = new StreamCounters(new SimpleMeterRegistry());
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final Map<TaskId, SimulatedWorker> owners = new TreeMap<>();
  private final Map<TaskId, Long> assignments = new TreeMap<>();
  private final JourneyStep.Settings journeys;
  private final TotalsStep.Settings totals;
  private int editions;
  private long steadyNanos;
  private long wallMs = 1_790_000_000_000L;

  /**
   * Draws a world.
   *
   * @param seed of everything
   * @param atomic whether transactions of the log are atomic
   */
  public Simulation(long seed, boolean atomic) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    calendar = new Calendar(ZoneId.of(pick(ZONES)));
    history = SimulatedHistory.draw(random);
    log = new SimulatedLog(atomic);
    layout =
        new SimulatedLayout(
            1 + random.nextInt(2),
            1 + random.nextInt(3),
            1 + random.nextInt(2),
            new ResultPartitions(seed % 4 == 0 ? ResultPlacement.BY_KEY : ResultPlacement.BY_TASK));
    faults = new SimulatedFaults(random, pick(List.of(0.0, 0.0005, 0.002, 0.01)));
    senders = new SimulatedSenders(history, log, layout);
    journeys =
        new JourneyStep.Settings(
            Catalog.builtIn(),
            calendar,
            Attribution.DEFAULT,
            history.bounds(),
            random.nextInt(4) > 0 || history.onlyOrders(),
            new MemoryShares(pick(List.of(0L, 200_000L, 10_000_000L))));
    totals =
        new TotalsStep.Settings(
            calendar,
            KeepPeriods.of(history.bounds().horizon()),
            new MemoryShares(pick(List.of(0L, 200_000L, 10L << 20))));
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      workers.add(
          new SimulatedWorker(
              new World(), new CommitSchedule(Duration.ofMillis(200), () -> steadyNanos)));
    }
    rebalance();
  }

  /** Runs it to the end; what differs from the batch calculation, nothing if all is well. */
  public List<String> run() {
    for (int step = 0; step < MOST_STEPS && !senders.isDone(); step++) {
      step();
    }
    faults.end();
    drain();
    return new SimulatedReader(log, layout).differences(history, calendar);
  }

  /** How often a worker was struck, by where. */
  public Map<String, Integer> struck() {
    Map<String, Integer> struck = new TreeMap<>();
    faults.struck().forEach((point, times) -> struck.put(point.name(), times));
    return struck;
  }

  /** All points at which a worker may be struck. */
  public static List<String> points() {
    return List.of(Point.values()).stream().map(Point::name).toList();
  }

  /** The same for two runs of a seed that did the same. */
  public long trace() {
    long trace = steadyNanos + random.nextLong();
    for (TaskId task : layout.tasks()) {
      trace = 31 * trace + log.end(layout.changelog(task));
    }
    return trace;
  }

  private void step() {
    SimulatedWorker worker = pick(workers);
    int die = random.nextInt(1_000);
    if (die < 250) {
      senders.send(wallMs);
    } else if (die < 600) {
      act(worker, () -> read(worker, 1 + random.nextInt(12)));
    } else if (die < 750) {
      act(worker, worker::commit);
    } else if (die < 850) {
      pass(random.nextLong(100));
    } else if (die < 950) {
      mark();
    } else {
      disturb(worker, die - 950);
    }
  }

  private void disturb(SimulatedWorker worker, int die) {
    if (die < 8) {
      rebalance();
    } else if (die < 14) {
      act(worker, () -> faults.strike(Point.REST));
    } else if (die < 22) {
      worker.pause(!worker.isPaused());
    } else if (die < 28) {
      log.unfinished().forEach(SimulatedTransaction::abort);
    } else if (die < 36) {
      worker.follow(pick(layout.tasks()));
    } else if (die < 38) {
      worker.wipe(pick(layout.tasks()));
    } else if (die < 44) {
      compact(pick(layout.tasks()));
    } else if (die < 47) {
      wallMs += pick(List.of(-2 * HOUR_MS, 2 * HOUR_MS, 24 * HOUR_MS));
    } else if (die < 48 && editions < 3) {
      republication.ask(++editions);
    }
  }

  private void read(SimulatedWorker worker, int records) {
    worker.startWaiting(random);
    for (int i = 0; i < records && worker.read(random); i++) {
      if (worker.isCommitRequested()) {
        worker.commit();
      }
    }
  }

  /** A while passes, and what is due happens. */
  private void pass(long ms) {
    steadyNanos += ms * 1_000_000;
    wallMs += ms;
    for (SimulatedWorker worker : workers) {
      act(
          worker,
          () -> {
            worker.punctuate();
            if (worker.isCommitRequested()) {
              worker.commit();
            }
          });
    }
  }

  private void mark() {
    List<SimulatedTransaction> decided =
        log.unfinished().stream().filter(SimulatedTransaction::isDecided).toList();
    if (!decided.isEmpty()) {
      pick(decided).markOne(random);
    }
  }

  private void compact(TaskId task) {
    log.compact(layout.changelog(task));
    layout.outputs("millrace.summaries").forEach(log::compact);
  }

  private void act(SimulatedWorker worker, Runnable action) {
    if (worker.isPaused()) {
      return;
    }
    try {
      action.run();
    } catch (Death _) {
      worker.die();
      rebalance();
    } catch (Failure | ProducerFencedException _) {
      worker.fail();
    }
  }

  /** Some tasks, and all of those who do not answer, go to somebody else. */
  private void rebalance() {
    List<SimulatedWorker> there = workers.stream().filter(each -> !each.isPaused()).toList();
    for (TaskId task : there.isEmpty() ? List.<TaskId>of() : layout.tasks()) {
      SimulatedWorker before = owners.getOrDefault(task, pick(there));
      boolean keeps = there.contains(before) && before.tasks().contains(task);
      if (!keeps || random.nextInt(3) == 0) {
        act(before, () -> before.revoke(task));
        SimulatedWorker next = pick(there);
        owners.put(task, next);
        next.assign(task, assignments.merge(task, 1L, Long::sum));
      }
    }
  }

  /** Everything heals, and all that was sent is counted. */
  private void drain() {
    int quiet = 0;
    for (int round = 0; quiet < 3; round++) {
      if (round > MOST_DRAINS) {
        throw new AssertionError("it does not come to rest");
      }
      workers.forEach(worker -> worker.pause(false));
      List.copyOf(log.unfinished()).stream()
          .filter(open -> !open.isDecided())
          .forEach(SimulatedTransaction::abort);
      log.unfinished().forEach(SimulatedTransaction::complete);
      rebalance();
      long before = records();
      workers.forEach(worker -> act(worker, () -> read(worker, Integer.MAX_VALUE)));
      pass(1_000);
      workers.forEach(worker -> act(worker, worker::commit));
      log.unfinished().forEach(SimulatedTransaction::complete);
      senders.send(wallMs);
      boolean rests = before == records() && senders.isDone() && republication.left() == 0;
      quiet = rests ? quiet + 1 : 0;
    }
  }

  private long records() {
    return layout.tasks().stream()
        .flatMap(task -> layout.inputs(task).stream())
        .mapToLong(input -> log.committed(input) + log.end(input))
        .sum();
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private final class World implements SimulatedWorker.Environment {
    @Override
    public SimulatedLog log() {
      return log;
    }

    @Override
    public SimulatedLayout layout() {
      return layout;
    }

    @Override
    public SimulatedFaults faults() {
      return faults;
    }

    @Override
    public long now() {
      return wallMs;
    }

    @Override
    public Function<TaskId, SimulatedTask> tasks(SimulatedWorker worker) {
      return id ->
          SimulatedLayout.isOfJourneys(id)
              ? new SimulatedJourneys(id, worker, journeys, counters)
              : new SimulatedTotals(id, worker, totals, counters, republication);
    }

    @Override
    public boolean isLast(TaskId task, long assignment) {
      return assignments.getOrDefault(task, 0L) == assignment;
    }
  }
}
