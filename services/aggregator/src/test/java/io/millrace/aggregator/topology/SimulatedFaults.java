package io.millrace.aggregator.topology;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Where a worker may die or fail, and whether it does. */
final class SimulatedFaults {
  private final Random random;
  private final double rate;
  private final Map<Point, Integer> struck = new EnumMap<>(Point.class);
  private boolean calm;

  /**
   * @param rate how likely it is at each point
   */
  SimulatedFaults(Random random, double rate) {
    this.random = random;
    this.rate = rate;
  }

  /** The moments of a worker at which something may happen. */
  enum Point {
    PROCESS,
    BEFORE_FLUSH,
    STORE,
    FORWARD,
    SEND,
    AFTER_FLUSH,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    REST
  }

  /** A process that ends at once, like one that is killed. */
  static final class Death extends RuntimeException {
    private Death(Point point) {
      super("killed at " + point, null, false, false);
    }
  }

  /** An exception that reaches the stream thread; the process goes on. */
  static final class Failure extends RuntimeException {
    private Failure(Point point) {
      super("failed at " + point, null, false, false);
    }
  }

  void at(Point point) {
    if (random.nextDouble() < rate) {
      strike(point);
    }
  }

  /** Something happens for sure, unless nothing may any more. */
  void strike(Point point) {
    if (!calm) {
      struck.merge(point, 1, Integer::sum);
      throw random.nextBoolean() ? new Death(point) : new Failure(point);
    }
  }

  /** Nothing happens from now on. */
  void end() {
    calm = true;
  }

  /** How often something happened. */
  Map<Point, Integer> struck() {
    return struck;
  }
}
