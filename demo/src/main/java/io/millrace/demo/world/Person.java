package io.millrace.demo.world;

import java.util.List;

/**
 * A person with habits.
 *
 * @param number number of the person
 * @param region region of the person
 * @param visits the platforms that the person uses, weighted by visits on an average day
 */
record Person(long number, String region, Weighted<Habit> visits) {
  private static final double ZEAL = 0.35;

  /** Median of a log-normal distribution with this sigma and the mean 1. */
  private static final double MEAN_ONE = StrictMath.exp(-ZEAL * ZEAL / 2);

  private static final long BIRTH = -1;

  /** Returns the person with the given number in the world of the seed. */
  static Person of(long seed, long number, Profiles profiles) {
    Dice dice = Dice.of(seed, number, BIRTH);
    String region = dice.pick(profiles.regions());
    List<Habit> habits = profiles.habits();
    double[] visits = new double[habits.size()];
    for (int i = 0; i < visits.length; i++) {
      // Both random numbers are always drawn, so that one habit does not depend on another.
      double zeal = dice.logNormal(MEAN_ONE, ZEAL);
      visits[i] = dice.chance(habits.get(i).reach()) ? habits.get(i).visits() * zeal : 0;
    }
    return new Person(number, region, Weighted.of(habits, visits));
  }

  /** Returns whether the person uses the platform. */
  boolean visits(String platform) {
    return visits.likely().anyMatch(habit -> habit.platform().equals(platform));
  }

  /** Returns the number of visits on an average day, on all platforms. */
  double visitsPerDay() {
    return visits.total();
  }
}
