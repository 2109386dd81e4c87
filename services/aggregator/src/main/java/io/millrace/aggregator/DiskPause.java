package io.millrace.aggregator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses the stream while a disk is almost full, because counting writes changelogs, state and
 * summaries. Checks every 100 ms, and also pauses a stream that replaces another.
 */
final class DiskPause implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiskPause.class);
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final BooleanSupplier mustPause;
  private final Supplier<Optional<KafkaStreams>> streams;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disk-rest").factory());

  DiskPause(BooleanSupplier mustPause, Supplier<Optional<KafkaStreams>> streams) {
    this.mustPause = mustPause;
    this.streams = streams;
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::poll, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Pauses or resumes the current stream. */
  void poll() {
    try {
      boolean pause = mustPause.getAsBoolean();
      streams
          .get()
          .filter(stream -> stream.isPaused() != pause)
          .ifPresent(stream -> turn(stream, pause));
    } catch (IllegalStateException e) { // a stream that ends meanwhile
      log.debug("the stream could not be paused or resumed: {}", e.toString());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static void turn(KafkaStreams stream, boolean pause) {
    if (pause) {
      stream.pause();
    } else {
      stream.resume();
    }
    log.warn("the stream {}", pause ? "is paused until the disk has space again" : "continues");
  }
}
