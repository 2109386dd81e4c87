package io.millrace.bench;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import io.millrace.journey.testing.JourneyStorageInMemory;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures the time that the engine alone needs for one more event, by kind of event and length of
 * the journey. Every invocation starts from the same stored journey, so that its length stays
 * constant. Loading the journey is not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class JourneyBench {
  /** The number of events in an archived block, so that each invocation archives once. */
  private static final int EVENTS = 16;

  private static final int MIXED = 50;

  @Param({"10", "100", "1000", "10000"})
  private int history;

  private final JourneyEngine engine =
      new JourneyEngine(new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
  private final SumOfFacts facts = new SumOfFacts();
  private JourneyStorageInMemory storage = new JourneyStorageInMemory();
  private BenchVisitor visitor = new BenchVisitor(0);
  private Journey journey = engine.load(storage);
  private List<Event> ahead = List.of();
  private List<Event> mixed = List.of();
  private List<Event> late = List.of();
  private List<Event> purchases = List.of();
  private List<Event> refunds = List.of();

  /** Makes a journey of this length and the events that will be added. */
  @Setup(Level.Trial)
  public void live() {
    storage = new JourneyStorageInMemory();
    visitor = new BenchVisitor(history);
    Journey whole = engine.load(storage);
    visitor.past().forEach(event -> engine.accept(whole, event, 0, facts));
    engine.settle(whole, facts);
    whole.save();
    ahead = visitor.ahead(EVENTS);
    mixed = visitor.mixed(MIXED);
    late = visitor.late(EVENTS);
    purchases = visitor.purchases(EVENTS);
    refunds = visitor.refunds(EVENTS);
  }

  @Setup(Level.Invocation)
  public void read() {
    journey = engine.load(new Frozen(storage));
  }

  /** Traffic in order of time. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long inOrder() {
    return accept(ahead);
  }

  /** Traffic in order of time. One event in fifty is a purchase. */
  @Benchmark
  @OperationsPerInvocation(MIXED)
  public long mixed() {
    return accept(mixed);
  }

  /** Traffic at random times of the journey. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long late() {
    return accept(late);
  }

  /** Purchases at the end of the journey, each with a lookback of one week. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long money() {
    return accept(purchases);
  }

  /** Refunds at the end of the journey, of purchases at random times of the journey. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long refund() {
    return accept(refunds);
  }

  /** The additional cost of a commit: writing the journey after one event in order. */
  @Benchmark
  public long save() {
    engine.accept(journey, ahead.getFirst(), 0, facts);
    engine.settle(journey, facts);
    journey.save();
    return facts.sum();
  }

  private long accept(List<Event> events) {
    for (Event event : events) {
      engine.accept(journey, event, 0, facts);
    }
    engine.settle(journey, facts);
    return facts.sum();
  }
}
