package io.millrace.journey.testing;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the processor of this machine with the one for which a time is promised. It measures
 * work that resembles the engine's and uses none of its code: lookups in a hash map, insertions
 * into a sorted map, and sums.
 */
public final class ProcessorPace {
  /**
   * Processor time of the work on the machine of the promised times. It is an estimate: the work
   * took 0.62 ms on a machine on which events cost 1.4 times what the README says.
   */
  private static final double PROMISED_MS = 0.45;

  /** A factor above this would hide a fault of the engine. */
  private static final double SLOWEST = 3;

  private static final int ROUNDS = 300;

  /** On a busy machine the compiler of the JVM may need seconds until it has compiled the work. */
  private static final int MOST_ROUNDS = 3_000;

  private static final int ENTRIES = 4_000;

  private ProcessorPace() {}

  /**
   * Returns the promised time, scaled to the pace of this machine. The factor is 1 to 3. It takes
   * longer on a slow machine, at most some seconds.
   *
   * @param promised milliseconds of processor time
   */
  public static double scaled(double promised) {
    long expected = work();
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS || isNoisy(round, least); round++) {
      long before = now();
      long result = work();
      least = Math.min(least, (now() - before) / 1e6);
      if (result != expected) {
        throw new IllegalStateException("the same work had another result");
      }
    }
    double scaled = promised * Math.clamp(least / PROMISED_MS, 1, SLOWEST);
    System.out.printf(Locale.ROOT, "the bound of %.0f ms is %.2f ms here%n", promised, scaled);
    return scaled;
  }

  private static boolean isNoisy(int round, double least) {
    return least > PROMISED_MS && round < MOST_ROUNDS;
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
