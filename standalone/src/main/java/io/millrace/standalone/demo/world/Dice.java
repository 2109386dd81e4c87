package io.millrace.standalone.demo.world;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that follows from a seed. The algorithms are those of {@link SplittableRandom} and {@link
 * StrictMath}, which are the same on every machine.
 */
public final class Dice {
  private static final double UNIT = 0x1.0p-53;

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Dice of their own for every pair of numbers. */
  public static Dice of(long seed, long a, long b) {
    return new Dice(mix(seed, a, b));
  }

  /** The first throw of the dice of that pair, 0 to below 1, without making them. */
  static double first(long seed, long a, long b) {
    return (mix(~seed, a, b) >>> 11) * UNIT;
  }

  /** Whether something of that chance, 0 to 1, happens. */
  public boolean chance(double chance) {
    return random.nextDouble() < chance;
  }

  /** A number in {@code [from, to)}. */
  public long between(long from, long to) {
    return random.nextLong(from, to);
  }

  /** A part of a whole, 0 to below 1. */
  double part() {
    return random.nextDouble();
  }

  /** 1 or more, that many on average: as often again with equal chance. */
  int count(double mean) {
    return 1 + (int) (StrictMath.log(1 - random.nextDouble()) / StrictMath.log(1 - 1 / mean));
  }

  /** Heavy in its tail: half are below the median. */
  public double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** Without memory: that long on average. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** One of them, each with equal chance. */
  public <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  <T> T pick(Weighted<T> things) {
    return things.at(random.nextDouble());
  }

  private double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  private static long mix(long seed, long a, long b) {
    return mix(mix(mix(seed) + a) + b);
  }

  /** Spreads close numbers over all (Stafford's thirteenth variant). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
