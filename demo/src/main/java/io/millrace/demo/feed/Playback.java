package io.millrace.demo.feed;

import io.millrace.demo.world.World;
import io.millrace.importer.EventSender;
import io.millrace.importer.SendException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plays a world. The history and the present are sent in parallel, so neither waits for the other.
 */
public final class Playback implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(250);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("demo-", 0).factory());
  private final CompletableFuture<SendException> failure = new CompletableFuture<>();
  private final Clock clock;
  private final HistoryPlayback history;
  private final LivePlayback live;

  /** Creates a playback. {@link #start} begins to send. One thread uses each of the senders. */
  public Playback(World world, Clock clock, EventSender past, EventSender present) {
    Queue<Dispatch> ahead = new PriorityBlockingQueue<>();
    Timeline timeline = new Timeline(world);
    this.clock = clock;
    this.history = new HistoryPlayback(timeline, world.settings(), clock, past, ahead);
    this.live =
        new LivePlayback(timeline, Timeline.minuteOf(world.settings().start()), present, ahead);
  }

  /** Starts to send and returns at once. */
  public void start() {
    play(history::send);
    play(this::live);
  }

  /** Returns the acknowledged part of the history, 0 to 1. */
  public double history() {
    return history.fraction();
  }

  /** Waits for a failure and returns it, or empty when none happens within the given time. */
  public Optional<SendException> failureWithin(Duration time) throws InterruptedException {
    try {
      return Optional.of(failure.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the demo broke", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private void live() throws InterruptedException {
    while (true) {
      live.until(clock.instant());
      Thread.sleep(BEAT);
    }
  }

  private void play(Work work) {
    threads.execute(
        () -> {
          try {
            work.play();
          } catch (SendException e) {
            failure.complete(e);
          } catch (RuntimeException e) {
            failure.completeExceptionally(e);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** A task that runs until it is done or interrupted. */
  private interface Work {
    void play() throws InterruptedException;
  }
}
