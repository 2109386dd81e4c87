package io.millrace.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The event loops that the answers of this process are sent on. For any thread but theirs. */
public final class EventLoops {
  private final Supplier<? extends Iterable<? extends Executor>> loops;

  /**
   * Those loops.
   *
   * @param loops asked for each time, as they may be made late
   */
  public EventLoops(Supplier<? extends Iterable<? extends Executor>> loops) {
    this.loops = loops;
  }

  /**
   * Comes back when every loop has got through what it had to do at the time of the call, or after
   * that time. A loop that has ended has nothing to do.
   */
  public void awaitTurn(Duration atMost) {
    List<Executor> all = new ArrayList<>();
    loops.get().forEach(all::add);
    CountDownLatch left = new CountDownLatch(all.size());
    all.forEach(loop -> pass(loop, left));
    try {
      var _ = left.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Executor loop, CountDownLatch left) {
    try {
      loop.execute(left::countDown);
    } catch (RejectedExecutionException _) {
      left.countDown();
    }
  }
}
