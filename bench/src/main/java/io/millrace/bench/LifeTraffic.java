package io.millrace.bench;

import io.millrace.events.Event;

/** The events of the world {@code life}: 1 000 000 visitors, 2 000 events a second, in order. */
public final class LifeTraffic {
  private static final int VISITORS = 1_000_000;
  private static final int DENSITY = 2_000;

  private final BenchWorld world;

  /**
   * @param seed equal seeds make equal events
   */
  public LifeTraffic(long seed) {
    this.world = BenchWorld.life(seed, VISITORS, DENSITY);
  }

  /** The next event, in order of event time. */
  public Event next() {
    return world.event();
  }
}
