package io.millrace.bench;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import io.millrace.journey.testing.JourneyStorageInMemory;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures how many bytes of the heap a journey in memory takes, by its number of events. The
 * events are decoded from the bytes of the topics, as in the aggregator.
 *
 * <p>Arguments are {@code name=value}: {@code events} that are in memory at the same time, and
 * {@code seed}.
 */
final class MemoryBench {
  private static final int[] EVENTS_OF_JOURNEY = {1, 5, 30, 100};

  private MemoryBench() {}

  public static void main(String... args) throws UndecodableException {
    Options options = Options.of(args, "events", "seed");
    int events = options.number("events", 400_000);
    for (int each : EVENTS_OF_JOURNEY) {
      long bytes = bytesOfJourney(events / each, each, options.number("seed", 7));
      System.out.printf("journey of %3d events %,10d bytes%n", each, bytes);
    }
  }

  /** The growth of the live heap for each journey. */
  private static long bytesOfJourney(int journeys, int each, long seed)
      throws UndecodableException {
    JourneyEngine engine =
        new JourneyEngine(
            new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
    SumOfFacts facts = new SumOfFacts();
    Map<Visitor, Journey> memory = HashMap.newHashMap(journeys);
    BenchWorld world = BenchWorld.hostile(seed, journeys, 2_000);
    long before = live();
    for (int i = 0; i < journeys * each; i++) {
      Event made = world.event();
      Event event = EventCodec.decode(made.envelope().visitor(), EventCodec.encode(made));
      Journey journey =
          memory.computeIfAbsent(
              event.envelope().visitor(), _ -> engine.load(new JourneyStorageInMemory()));
      engine.accept(journey, event, 0, facts);
      engine.settle(journey, facts);
      journey.commit();
    }
    engine.takeAccepted();
    long after = live();
    return (after - before) / memory.size();
  }

  private static long live() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
