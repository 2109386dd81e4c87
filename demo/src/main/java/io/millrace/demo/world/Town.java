package io.millrace.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;

/**
 * All people of the world. Some have a history. The others join in the last minutes before the
 * start: their number doubles every minute until all are there.
 */
final class Town {
  /** Events of one person on an average day. This value was measured, and a test checks it. */
  static final double EVENTS_PER_DAY = 106;

  private static final Duration DOUBLING = Duration.ofMinutes(1);
  private static final double QUIETEST = 0.5;
  private static final long NEWCOMERS = 1_000_000;

  private final WorldSettings settings;
  private final double[] known;
  private final double[] newcomers;

  Town(WorldSettings settings, Profiles profiles, Rhythm rhythm) {
    this.settings = settings;
    this.known = visits(0, settings.people(), settings.seed(), profiles);
    // A lower limit of the activity. Without it, a start at night would need a very large number
    // of people to reach the given rate.
    double busy = Math.max(QUIETEST, rhythm.at(settings.start()));
    double wanted = settings.perSecond() * Duration.ofDays(1).toSeconds() / (EVENTS_PER_DAY * busy);
    int others = (int) Math.max(0, Math.round(wanted) - settings.people());
    this.newcomers = visits(NEWCOMERS, others, settings.seed(), profiles);
  }

  /** Returns the number of people who are there at the given time. */
  int present(Instant time) {
    return known.length + newcomersAt(time);
  }

  /** Returns the number of people without a history who are there from the start on. */
  int newcomers() {
    return newcomers.length;
  }

  /** Returns the number of a person. It is the same in every town of the seed. */
  long number(int index) {
    return index < known.length ? index : NEWCOMERS + index - known.length;
  }

  /** Returns the visits of a person on an average day. */
  double visitsPerDay(int index) {
    return index < known.length ? known[index] : newcomers[index - known.length];
  }

  private int newcomersAt(Instant time) {
    if (!time.isBefore(settings.start())) {
      return newcomers.length;
    }
    double ahead = Duration.between(time, settings.start()).toMillis();
    return (int) (newcomers.length * StrictMath.pow(2, -ahead / DOUBLING.toMillis()));
  }

  private static double[] visits(long first, int count, long seed, Profiles profiles) {
    return LongStream.range(first, first + count)
        .mapToDouble(number -> Person.of(seed, number, profiles).visitsPerDay())
        .toArray();
  }
}
