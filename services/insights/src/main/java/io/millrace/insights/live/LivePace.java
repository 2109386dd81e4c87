package io.millrace.insights.live;

import io.millrace.web.EventLoops;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Keeps live events from filling the event loops: queries are answered on the same ones, and waited
 * behind an event for each of a thousand streams. After so many events the loops have to get
 * through what they were given, before there are more. Thread-safe.
 */
final class LivePace {
  /** Divided among the loops, that is the most that a query finds before it. */
  private static final int EVENTS = 16;

  /** Loops that take longer are busy with something else. */
  private static final Duration LONGEST = Duration.ofMillis(100);

  private final Consumer<Duration> turn;
  private final AtomicInteger given = new AtomicInteger();

  private LivePace(Consumer<Duration> turn) {
    this.turn = turn;
  }

  /** By the event loops of this process. */
  static LivePace by(EventLoops loops) {
    return by(loops::awaitTurn);
  }

  /**
   * By something else.
   *
   * @param turn comes back when the loops have done what they were given, or after that time
   */
  static LivePace by(Consumer<Duration> turn) {
    return new LivePace(turn);
  }

  /** An event was given to a loop. Comes back when there may be another. */
  void given() {
    if (given.incrementAndGet() % EVENTS == 0) {
      turn.accept(LONGEST);
      // What went to the gateway in the same process is passed on a turn later.
      turn.accept(LONGEST);
    }
  }
}
