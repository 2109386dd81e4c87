package io.millrace.aggregator;

import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.generation.SettingsRefusedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the {@link StreamSupervisor} take a step each second, on a thread of its own, until the
 * process stops or the settings are refused.
 */
final class StreamRunner implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StreamRunner.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration ENDING = Duration.ofSeconds(2);

  /** The time limit for the end of the process, less the time that its web server needs. */
  private static final Duration STOPPING = Duration.ofSeconds(11);

  private final StreamSupervisor supervisor;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CompletableFuture<Generation> agreed = new CompletableFuture<>();
  private final CompletableFuture<SettingsRefusedException> refused = new CompletableFuture<>();
  private final Thread thread = Thread.ofVirtual().name("stream-runner").unstarted(this::run);
  private volatile boolean running;

  StreamRunner(StreamSupervisor supervisor) {
    this.supervisor = supervisor;
  }

  /** Completes when the first stream starts; fails when it must not start. */
  CompletableFuture<Generation> agreed() {
    return agreed;
  }

  /** Completes when no stream may start with these settings. */
  CompletableFuture<SettingsRefusedException> refused() {
    return refused;
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    supervisor.stopping();
    stopped.countDown();
    thread.interrupt();
    new BoundedClose("the stream", STOPPING).run(this::end);
  }

  private void end() {
    join();
    supervisor.end();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      do {
        supervisor.step().ifPresent(agreed::complete);
      } while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (SettingsRefusedException e) {
      agreed.completeExceptionally(e);
      refused.complete(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void join() {
    try {
      if (!thread.join(ENDING)) {
        log.warn("the stream runner did not end within {}", ENDING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
