package io.millrace.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The event loops that send the answers of this process. Do not call it from an event loop. */
public final class EventLoops {
  private final Supplier<? extends Iterable<? extends Executor>> loops;

  /**
   * Creates the object.
   *
   * @param loops read at each call, because the event loops may be created later
   */
  public EventLoops(Supplier<? extends Iterable<? extends Executor>> loops) {
    this.loops = loops;
  }

  /**
   * Waits until every event loop has finished the tasks that it had at the time of the call, but
   * not longer than {@code atMost}. A loop that has ended counts as finished.
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
