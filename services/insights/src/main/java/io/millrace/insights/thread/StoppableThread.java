package io.millrace.insights.thread;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that runs until it is stopped, and that can wait until then. It can be started again
 * after a stop. Start and stop it from one thread. All threads may ask whether it is wanted.
 */
public final class StoppableThread {
  private static final Logger log = LoggerFactory.getLogger(StoppableThread.class);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final Thread.Builder builder;
  private volatile CountDownLatch stop = new CountDownLatch(0);
  private volatile Optional<Thread> thread = Optional.empty();

  private StoppableThread(Thread.Builder builder) {
    this.builder = builder;
  }

  /** Creates a platform thread of that name. It does not run yet. */
  public static StoppableThread ofPlatform(String name) {
    return new StoppableThread(Thread.ofPlatform().name(name));
  }

  /** Creates a virtual thread of that name. It does not run yet. */
  public static StoppableThread ofVirtual(String name) {
    return new StoppableThread(Thread.ofVirtual().name(name));
  }

  /** Starts the thread. The work should end soon after {@link #isWanted} has become false. */
  public void start(Runnable work) {
    stop = new CountDownLatch(1);
    thread = Optional.of(builder.start(work));
  }

  /** Asks the thread to end. Does not block. */
  public void end() {
    stop.countDown();
  }

  /** Interrupts a running call of the thread. */
  public void interrupt() {
    thread.ifPresent(Thread::interrupt);
  }

  /** Asks the thread to end, and waits for it, at most 10 s. */
  public void stop() {
    end();
    thread.ifPresent(StoppableThread::join);
    thread = Optional.empty();
  }

  /** Returns whether the thread was started and not stopped. */
  public boolean isRunning() {
    return thread.isPresent();
  }

  /** Returns whether nobody has asked the thread to end. */
  public boolean isWanted() {
    return stop.getCount() > 0;
  }

  /**
   * Waits in the thread for that time, or until the thread should end.
   *
   * @return whether it should end; it also should after an interrupt
   */
  public boolean isStoppedWithin(Duration wait) {
    try {
      return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      end();
      return true;
    }
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(STOPPING)) {
        log.warn("thread {} did not end within {}", thread.getName(), STOPPING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
