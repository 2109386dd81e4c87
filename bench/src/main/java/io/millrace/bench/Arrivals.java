package io.millrace.bench;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The events of a world in the order in which they arrive. Events of the three topics are out of
 * step by seconds, and one event in a hundred arrives later than a minute.
 */
final class Arrivals {
  private static final int LATE_SHARE = 100;
  private static final int LATE_FROM_MS = 60_000;
  private static final int LATE_TO_MS = 600_000;
  private static final int CONTENT_MS = 2_000;
  private static final int SOCIAL_MS = 5_000;
  private static final int COMMERCE_MS = 1_000;

  private final BenchWorld world;
  private final SplittableRandom random;
  private final boolean delayed;
  private final PriorityQueue<Arrival> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Arrival::at));
  private long newest = Long.MIN_VALUE;

  private Arrivals(BenchWorld world, SplittableRandom random, boolean delayed) {
    this.world = world;
    this.random = random;
    this.delayed = delayed;
  }

  /**
   * An event and when it arrives.
   *
   * @param at milliseconds since 1970
   */
  record Arrival(Event event, long at) {}

  /** Events arrive in the order of their times, without a delay. */
  static Arrivals inOrder(BenchWorld world) {
    return new Arrivals(world, new SplittableRandom(0), false);
  }

  /** Events arrive with delays that this seed decides. */
  static Arrivals outOfStep(BenchWorld world, long seed) {
    return new Arrivals(world, new SplittableRandom(seed), true);
  }

  /** The next event. */
  Arrival next() {
    while (waiting.isEmpty() || waiting.peek().at() > newest) {
      Event event = world.event();
      newest = event.envelope().at();
      waiting.add(new Arrival(event, newest + delay(event.envelope().type().domain())));
    }
    return waiting.poll();
  }

  private long delay(Domain domain) {
    if (!delayed) {
      return 0;
    }
    if (random.nextInt(LATE_SHARE) == 0) {
      return random.nextInt(LATE_FROM_MS, LATE_TO_MS);
    }
    return switch (domain) {
      case CONTENT -> random.nextInt(CONTENT_MS);
      case SOCIAL -> random.nextInt(SOCIAL_MS);
      case COMMERCE -> random.nextInt(COMMERCE_MS);
    };
  }
}
