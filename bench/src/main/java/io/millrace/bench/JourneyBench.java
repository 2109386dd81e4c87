package io.millrace.bench;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import io.millrace.journey.testing.PiecesInMemory;
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
 * What one more event costs the engine alone, by kind of event and length of the history. Every
 * invocation starts from the same journey, read anew, so that its length stays what it says; the
 * reading is not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class JourneyBench {
  /** As many as are sealed at once, so that each invocation bears that cost once. */
  private static final int EVENTS = 16;

  private static final int MIXED = 50;

  @Param({"10", "100", "1000", "10000"})
  private int history;

  private final JourneyEngine engine =
      new JourneyEngine(new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
  private final SumOfFacts facts = new SumOfFacts();
  private PiecesInMemory pieces = new PiecesInMemory();
  private BenchVisitor person = new BenchVisitor(0);
  private Journey journey = engine.load(pieces);
  private List<Event> ahead = List.of();
  private List<Event> mixed = List.of();
  private List<Event> late = List.of();
  private List<Event> purchases = List.of();
  private List<Event> refunds = List.of();

  /** A journey of that length, and the events to come. */
  @Setup(Level.Trial)
  public void live() {
    pieces = new PiecesInMemory();
    person = new BenchVisitor(history);
    Journey whole = engine.load(pieces);
    person.past().forEach(event -> engine.accept(whole, event, 0, facts));
    whole.save();
    ahead = person.ahead(EVENTS);
    mixed = person.mixed(MIXED);
    late = person.late(EVENTS);
    purchases = person.purchases(EVENTS);
    refunds = person.refunds(EVENTS);
  }

  @Setup(Level.Invocation)
  public void read() {
    journey = engine.load(new Frozen(pieces));
  }

  /** Traffic in order of time. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long inOrder() {
    return accept(ahead);
  }

  /** Traffic in order of time, one event in fifty a purchase. */
  @Benchmark
  @OperationsPerInvocation(MIXED)
  public long mixed() {
    return accept(mixed);
  }

  /** Traffic somewhere in the history. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long late() {
    return accept(late);
  }

  /** Purchases at the head, each of which looks back on a week. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long money() {
    return accept(purchases);
  }

  /** Refunds at the head, of purchases somewhere in the history. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long refund() {
    return accept(refunds);
  }

  /** What the commit adds: writing the journey after one event in order. */
  @Benchmark
  public long save() {
    engine.accept(journey, ahead.getFirst(), 0, facts);
    journey.save();
    return facts.sum();
  }

  private long accept(List<Event> events) {
    for (Event event : events) {
      engine.accept(journey, event, 0, facts);
    }
    return facts.sum();
  }
}
