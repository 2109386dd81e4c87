package io.millrace.standalone.demo.world;

import java.util.List;

/**
 * Somebody with habits.
 *
 * @param number who
 * @param region where
 * @param visits what is visited, weighted by visits on an average day
 */
record Person(long number, String region, Weighted<Habit> visits) {
  private static final double ZEAL = 0.35;

  /** Median of a log-normal with that sigma whose mean is 1. */
  private static final double MEAN_ONE = StrictMath.exp(-ZEAL * ZEAL / 2);

  private static final long BIRTH = -1;

  /** The person of that number in the world of that seed. */
  static Person of(long seed, long number, Profiles profiles) {
    Dice dice = Dice.of(seed, number, BIRTH);
    String region = dice.pick(profiles.regions());
    List<Habit> habits = profiles.habits();
    double[] visits = new double[habits.size()];
    for (int i = 0; i < visits.length; i++) {
      // All throws are made, so that one habit does not depend on another.
      double zeal = dice.logNormal(MEAN_ONE, ZEAL);
      visits[i] = dice.chance(habits.get(i).reach()) ? habits.get(i).visits() * zeal : 0;
    }
    return new Person(number, region, Weighted.of(habits, visits));
  }

  /** Whether somebody has the habit of that platform. */
  boolean visits(String platform) {
    return visits.likely().anyMatch(habit -> habit.platform().equals(platform));
  }

  /** Visits a day, on all platforms. */
  double visitsPerDay() {
    return visits.total();
  }
}
