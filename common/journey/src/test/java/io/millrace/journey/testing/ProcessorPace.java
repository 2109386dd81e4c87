package io.millrace.journey.testing;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the processor of this machine with the one for which a time is promised. It measures
 * work that resembles the engine's and uses none of its code: lookups in hash maps and in a sorted
 * map, and sums.
 */
public final class ProcessorPace {
  /** Processor time of the work on the machine of the promised times. */
  private static final double PROMISED_MS = 0.45;

  /** No machine is taken to be slower than that, or a fault of the engine could hide in it. */
  private static final double SLOWEST = 3;

  private static final int ROUNDS = 300;
  private static final int ENTRIES = 4_000;

  private ProcessorPace() {}

  /**
   * Returns the promised time on this machine at this moment: the same on a fast machine, up to
   * three times as much on a slow one. Takes half a second.
   *
   * @param promised milliseconds of processor time
   */
  public static double scaled(double promised) {
    long expected = work();
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = now();
      long result = work();
      least = Math.min(least, (now() - before) / 1e6);
      if (result != expected) {
        throw new IllegalStateException("the same work had another result");
      }
    }
    return promised * Math.clamp(least / PROMISED_MS, 1, SLOWEST);
  }

  private static long work() {
    Map<String, long[]> sums = new HashMap<>();
    TreeMap<Long, String> order = new TreeMap<>();
    long key = 1;
    for (int i = 0; i < ENTRIES; i++) {
      sums.computeIfAbsent("s" + i % 1_000, _ -> new long[4])[i % 4] += i;
      key = key * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      order.put(key, "");
    }
    long sum = 0;
    for (long each : order.keySet()) {
      sum = 31 * sum + each;
    }
    for (long[] each : sums.values()) {
      sum += each[0];
    }
    return sum;
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
