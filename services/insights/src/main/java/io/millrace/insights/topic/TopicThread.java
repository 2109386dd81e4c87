package io.millrace.insights.topic;

import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.thread.StoppableThread;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a projection in a platform thread. The thread opens and checks the source; the thread of the
 * listener container delivers the records. No fault ends the thread.
 */
public final class TopicThread implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicThread.class);
  private static final Duration WAIT_FOR_ROOM = Duration.ofMillis(50);

  private final String name;
  private final TopicProjection<?> projection;
  private final StoppableThread thread;

  /** Creates the thread of that name. It does not run yet. */
  public TopicThread(String name, TopicProjection<?> projection) {
    this.name = name;
    this.projection = projection;
    this.thread = StoppableThread.ofPlatform(name);
  }

  @Override
  public void start() {
    thread.start(this::read);
  }

  @Override
  public void stop() {
    thread.stop();
  }

  @Override
  public boolean isRunning() {
    return thread.isRunning();
  }

  private void read() {
    boolean restored = false;
    while (thread.isWanted()) {
      restored = attempt(restored);
      thread.isStoppedWithin(projection.pace().retry());
    }
  }

  /** Returns whether the position was restored, now or before. */
  private boolean attempt(boolean restored) {
    boolean ready = restored;
    try {
      if (!ready) {
        projection.restore();
        ready = true;
      }
      projection.read(thread::isWanted, () -> thread.isStoppedWithin(WAIT_FOR_ROOM));
    } catch (SourceUnavailableException | StoreUnavailableException e) {
      note(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("reading the {} failed; it will be tried again", name, e);
      projection.state().failed("unexpected: " + e.getMessage());
    }
    return ready;
  }

  /** Logs a fault once: at the next attempt it is usually the same. */
  private void note(String fault) {
    if (projection.state().isFaultNew()) {
      log.warn("{} are not read: {}", name, fault);
    }
    projection.state().failed(fault);
  }
}
