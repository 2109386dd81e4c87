package io.millrace.insights.live;

import io.millrace.web.EventLoops;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Limits the live events that wait in the event loops. Queries use the same event loops, and
 * without a limit they waited behind an event of each of a thousand streams. After 16 events, the
 * loops must process what they have before they get more. Safe for threads.
 */
final class LivePace {
  /**
   * The most events that are given to the loops at once. A query waits behind the share of one
   * loop.
   */
  private static final int EVENTS = 16;

  /** The longest wait. Loops that take longer are busy with other work. */
  private static final Duration LONGEST = Duration.ofMillis(100);

  private final Consumer<Duration> turn;
  private final AtomicInteger given = new AtomicInteger();

  private LivePace(Consumer<Duration> turn) {
    this.turn = turn;
  }

  /** Makes the pace for the event loops of this process. */
  static LivePace by(EventLoops loops) {
    return by(loops::awaitTurn);
  }

  /**
   * Makes a pace with another way to wait.
   *
   * @param turn returns when the loops have processed what they have, or after that time
   */
  static LivePace by(Consumer<Duration> turn) {
    return new LivePace(turn);
  }

  /** Notes that an event was given to a loop. Returns when the next event may be given. */
  void given() {
    if (given.incrementAndGet() % EVENTS == 0) {
      turn.accept(LONGEST);
      // A gateway in the same process forwards the events one turn later.
      turn.accept(LONGEST);
    }
  }
}
