package io.millrace.standalone.demo;

/**
 * Which world is shown, and how fast.
 *
 * @param seed equal seeds make equal worlds
 * @param speed times 50 events per second, above 0 to 20
 * @param people whose history is known, 1 to 2000
 * @param days of history, today included, 0 to 365
 */
public record DemoSettings(long seed, double speed, int people, int days) {
  /** Events per second at speed 1, at the hour of the start. */
  public static final double EVENTS_PER_SECOND = 50;

  private static final int FASTEST = 20;
  private static final int MOST_PEOPLE = 2_000;
  private static final int LONGEST = 365;

  public DemoSettings {
    require(speed > 0 && speed <= FASTEST, "speed is above 0, at most 20");
    require(people >= 1 && people <= MOST_PEOPLE, "people are 1 to 2000");
    require(days >= 0 && days <= LONGEST, "days are 0 to 365");
  }

  /** Seed 1, speed 1, and a month of 120 people. */
  public static DemoSettings standard() {
    return new DemoSettings(1, 1, 120, 30);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
