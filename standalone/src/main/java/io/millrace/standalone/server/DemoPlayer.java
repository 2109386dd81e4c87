package io.millrace.standalone.server;

import io.millrace.gateway.demo.DemoSwitch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a demo in the background after a request to start it, until this object is closed. */
final class DemoPlayer implements DemoSwitch, AutoCloseable {
  /** The switch for a process that runs a demo from the start. */
  static final DemoSwitch PLAYING =
      new DemoSwitch() {
        @Override
        public boolean isRunning() {
          return true;
        }

        @Override
        public boolean isOffered() {
          return true;
        }

        @Override
        public void start() {
          // The demo is already running.
        }
      };

  private static final Logger log = LoggerFactory.getLogger(DemoPlayer.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final Demo demo;
  private final BooleanSupplier hasEvents;
  private Optional<Thread> player = Optional.empty();
  private volatile boolean played;
  private boolean closed;

  /** A task that runs until its thread is interrupted. */
  @FunctionalInterface
  interface Demo {
    void play() throws InterruptedException;
  }

  /**
   * @param hasEvents whether the data folder has events. The demo never starts in a folder with
   *     events of others, because its events cannot be taken out again.
   */
  DemoPlayer(Demo demo, BooleanSupplier hasEvents) {
    this.demo = demo;
    this.hasEvents = hasEvents;
  }

  @Override
  public boolean isOffered() {
    return played || !hasEvents.getAsBoolean();
  }

  @Override
  public synchronized boolean isRunning() {
    return player.filter(Thread::isAlive).isPresent();
  }

  @Override
  public synchronized void start() {
    if (!closed && !isRunning() && isOffered()) {
      played = true;
      player = Optional.of(Thread.ofPlatform().daemon().name("demo").start(this::play));
    }
  }

  @Override
  public void close() {
    stop().ifPresent(DemoPlayer::awaitEnd);
  }

  private static void awaitEnd(Thread player) {
    try {
      if (!player.join(LAST_WORDS)) {
        log.warn("the demo does not end; the server stops without it");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<Thread> stop() {
    closed = true;
    player.ifPresent(Thread::interrupt);
    return player;
  }

  private void play() {
    try {
      demo.play();
    } catch (InterruptedException _) {
      log.info("the demo ends with the server");
    } catch (RuntimeException e) { // the user can start the demo again after any error
      log.warn("the demo stopped: {}", e.getMessage());
    }
  }
}
