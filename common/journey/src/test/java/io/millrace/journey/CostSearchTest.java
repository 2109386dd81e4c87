package io.millrace.journey;

import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.JourneyStorageInMemory;
import io.millrace.journey.testing.MinuteSums;
import io.millrace.journey.testing.ProcessorPace;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches random journeys at the caps for the most expensive single event. The journeys have many
 * views at many surfaces, and many orders or few large orders. The events are late, repeated, or
 * replace another event. Each journey runs several times in the same way; the least cost of each
 * event counts.
 */
class CostSearchTest {
  private static final long START = Events.time("2026-03-02T00:00:00Z");
  private static final long HOUR = 3_600_000;
  private static final int ROUNDS = 4;
  private static final int PROBES = 60;

  /**
   * Twice the promised bound. A purchase that replaces a later one costs twice, because the engine
   * removes one event and inserts another.
   */
  private static final double MOST_MS = ProcessorPace.scaled(10);

  private final JourneyEngine engine =
      new JourneyEngine(new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
  private final MinuteSums facts = new MinuteSums();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noEventOfAJourneyAtTheCapsCostsMoreThanTheBound(long seed) {
    Random random = new Random(seed);
    Draw draw =
        new Draw(random, 2 + random.nextInt(40), 1 + random.nextInt(400), 20 + random.nextInt(150));
    JourneyStorageInMemory kept = new JourneyStorageInMemory();
    Journey past = engine.load(kept);
    for (int i = 0; i < 5_000; i++) {
      accept(past, draw.event(i, random.nextInt(3) != 0));
    }
    past.save();
    List<Event> probes = new ArrayList<>();
    for (int i = 0; i < PROBES; i++) {
      int id = random.nextInt(3) == 0 ? random.nextInt(5_000) : 5_000 + i;
      probes.add(draw.event(id, random.nextInt(3) == 0));
    }
    double worst = worst(kept, probes);
    System.out.printf(Locale.ROOT, "most expensive event of seed %d: %.3f ms%n", seed, worst);
    assertThat(worst).as("seed %d", seed).isLessThan(MOST_MS);
  }

  private double worst(JourneyStorageInMemory kept, List<Event> probes) {
    double[] least = new double[PROBES];
    Arrays.fill(least, Double.MAX_VALUE);
    for (int round = 0; round < ROUNDS; round++) {
      Journey journey = engine.load(kept.copy());
      for (int i = 0; i < PROBES; i++) {
        least[i] = Math.min(least[i], accept(journey, probes.get(i)));
      }
    }
    return Arrays.stream(least).max().orElseThrow();
  }

  /** Milliseconds of processor time. */
  private double accept(Journey journey, Event event) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    engine.accept(journey, event, START, facts);
    engine.settle(journey, facts);
    long spent = threads.getCurrentThreadCpuTime() - before;
    facts.drain();
    return spent / 1e6;
  }

  /**
   * Events of one journey.
   *
   * @param places how many surfaces each platform has
   * @param orders how many orders
   * @param hours how long the journey is
   */
  private record Draw(Random random, int places, int orders, int hours) {
    private static final List<String> PLATFORMS = List.of("douyin", "wechat", "taobao", "jd");

    private Event event(int id, boolean traffic) {
      long at = START + random.nextLong(hours * HOUR);
      if (traffic) {
        String platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
        return view("e" + id, platform, "s" + random.nextInt(places), at);
      }
      int order = random.nextInt(orders);
      String platform = PLATFORMS.get(order % 2);
      return random.nextInt(3) == 0
          ? refund("e" + id, platform, "o" + order, at + HOUR, cny(random.nextInt(1_000)))
          : purchase("e" + id, platform, "o" + order, at, random.nextInt(1_000_000));
    }
  }
}
