package io.millrace.aggregator.topology;

import io.millrace.bench.LifeTraffic;
import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import io.millrace.journey.testing.JourneyStorageInMemory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures what one commit of all tasks sends as changes of cells, when the same traffic is spread
 * over more tasks: records, bytes and processor time for each event. It is in this package, because
 * {@link FactCombiner} is not public.
 *
 * <p>Arguments: the number of tasks, the events between two commits, and the number of commits. The
 * first half of the commits is warm-up.
 */
final class CombineBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Calendar calendar = new Calendar(ZoneOffset.UTC);
  private final List<Task> tasks = new ArrayList<>();
  private long records;
  private long bytes;
  private long nanos;

  private CombineBench(int count) {
    for (int i = 0; i < count; i++) {
      tasks.add(new Task());
    }
  }

  public static void main(String... args) {
    int count = Integer.parseInt(args[0]);
    int events = Integer.parseInt(args[1]);
    int commits = Integer.parseInt(args[2]);
    CombineBench bench = new CombineBench(count);
    LifeTraffic traffic = new LifeTraffic(8);
    for (int i = 0; i < commits; i++) {
      if (i == commits / 2) {
        bench.forget();
      }
      bench.accept(traffic, events);
      bench.commit();
    }
    bench.print((double) events * (commits - commits / 2));
  }

  private void accept(LifeTraffic traffic, int events) {
    for (int i = 0; i < events; i++) {
      Event event = traffic.next();
      int task = Math.floorMod(event.envelope().visitor().hashCode(), tasks.size());
      tasks.get(task).accept(event);
    }
  }

  private void commit() {
    tasks.forEach(Task::settle);
    long begin = THREADS.getCurrentThreadCpuTime();
    for (Task task : tasks) {
      task.combiner.drain(
          0,
          (_, value) -> {
            records++;
            bytes += value.length;
          });
    }
    nanos += THREADS.getCurrentThreadCpuTime() - begin;
  }

  private void forget() {
    records = 0;
    bytes = 0;
    nanos = 0;
  }

  private void print(double events) {
    System.out.printf(
        "%5d tasks %8.3f records/event %8.1f bytes/event %8.2f us/event%n",
        tasks.size(), (double) records / events, (double) bytes / events, nanos / 1e3 / events);
  }

  /** One task with its journeys and its changes since the last commit. */
  private final class Task {
    private final JourneyEngine engine =
        new JourneyEngine(calendar, Attribution.DEFAULT, EngineLimits.NO_HORIZON);
    private final FactCombiner combiner = new FactCombiner(calendar);
    private final Map<Visitor, Journey> journeys = new HashMap<>();
    private final Set<Journey> used = new LinkedHashSet<>();

    private void accept(Event event) {
      Journey journey =
          journeys.computeIfAbsent(
              event.envelope().visitor(), _ -> engine.load(new JourneyStorageInMemory()));
      engine.accept(journey, event, 0, combiner);
      used.add(journey);
    }

    private void settle() {
      for (Journey journey : used) {
        engine.settle(journey, combiner);
        journey.commit();
      }
      used.clear();
      engine.takeAccepted();
    }
  }
}
