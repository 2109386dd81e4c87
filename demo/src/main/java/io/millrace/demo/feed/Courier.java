package io.millrace.demo.feed;

import io.millrace.demo.world.DemoEvent;
import io.millrace.demo.world.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides when events are sent. Some events are late, some are sent twice, and some are accompanied
 * by a wrong event. None of this changes a number. Spend has no wrong event beside it, because one
 * without a visitor would be right.
 */
final class Courier {
  /** Share of events that are late; half of them by more than a minute. */
  static final double LATE = 0.03;

  /** Share of events that are sent twice. */
  static final double TWICE = 0.02;

  /** Share of events that are accompanied by a wrong event. */
  static final double WRONG = 0.002;

  private static final double MEDIAN_SECONDS = 60;
  private static final double SPREAD = 2;
  private static final double LATEST_SECONDS = 6 * 3600;
  private static final List<Mistake> MISTAKES = List.of(Mistake.values());
  private static final long SALT = 0xc0;

  private final long seed;

  Courier(long seed) {
    this.seed = seed;
  }

  /** Returns everything to send for an event. Equal events have equal results. */
  List<Dispatch> deliver(DemoEvent event) {
    Dice dice = Dice.of(seed, SALT, event.id().hashCode());
    List<Dispatch> sent = new ArrayList<>(1);
    Instant due = dice.chance(LATE) ? later(event.at(), dice) : event.at();
    sent.add(new Dispatch(due, event, Optional.empty()));
    if (dice.chance(TWICE)) {
      sent.add(new Dispatch(later(due, dice), event, Optional.empty()));
    }
    if (dice.chance(WRONG) && event.who().isPresent()) {
      sent.add(new Dispatch(due, event, Optional.of(dice.oneOf(MISTAKES))));
    }
    return sent;
  }

  private static Instant later(Instant time, Dice dice) {
    double seconds = Math.min(dice.logNormal(MEDIAN_SECONDS, SPREAD), LATEST_SECONDS);
    return time.plusMillis(Math.round(seconds * 1000));
  }
}
