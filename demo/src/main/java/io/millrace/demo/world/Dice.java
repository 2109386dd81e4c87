package io.millrace.demo.world;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random numbers that depend only on a seed. The algorithms of {@link SplittableRandom} and {@link
 * StrictMath} have the same results on every machine.
 */
public final class Dice {
  private static final double UNIT = 0x1.0p-53;

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns separate dice for every pair of numbers. */
  public static Dice of(long seed, long a, long b) {
    return new Dice(mix(seed, a, b));
  }

  /** Returns a random number for the pair, from 0 to below 1, without creating dice. */
  static double first(long seed, long a, long b) {
    return (mix(~seed, a, b) >>> 11) * UNIT;
  }

  /** Returns true with the given probability, 0 to 1. */
  public boolean chance(double chance) {
    return random.nextDouble() < chance;
  }

  /** Returns a number in {@code [from, to)}. */
  public long between(long from, long to) {
    return random.nextLong(from, to);
  }

  /** Returns a number from 0 to below 1. */
  double part() {
    return random.nextDouble();
  }

  /** Returns a number of at least 1 with a geometric distribution and the given mean. */
  int count(double mean) {
    return 1 + (int) (StrictMath.log(1 - random.nextDouble()) / StrictMath.log(1 - 1 / mean));
  }

  /** Returns a number with a log-normal distribution and the given median. */
  public double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** Returns a number with an exponential distribution and the given mean. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** Returns one of the things. All have the same probability. */
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

  /** Mixes the bits, so that close numbers have distant results (Stafford's thirteenth variant). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
