package io.millrace.demo;

/**
 * The settings of the demo.
 *
 * @param seed equal seeds make equal worlds
 * @param speed multiple of 50 events per second, above 0, at most 20
 * @param people number of people with a history, 1 to 2000
 * @param days days of history, today included, 0 to 365
 */
public record DemoSettings(long seed, double speed, int people, int days) {
  /** Events per second at speed 1, at the time of the start. */
  public static final double EVENTS_PER_SECOND = 50;

  private static final int FASTEST = 20;
  private static final int MOST_PEOPLE = 2_000;
  private static final int LONGEST = 365;

  public DemoSettings {
    require(speed > 0 && speed <= FASTEST, "speed is above 0, at most 20");
    require(people >= 1 && people <= MOST_PEOPLE, "people are 1 to 2000");
    require(days >= 0 && days <= LONGEST, "days are 0 to 365");
  }

  /** Returns the defaults: seed 1, speed 1, and 30 days of 120 people. */
  public static DemoSettings standard() {
    return new DemoSettings(1, 1, 120, 30);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
