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
 * Rests the stream while a disk is all but full, since counting writes changelogs, state and
 * summaries. A stream that was built anew meanwhile is rested like the one before.
 */
final class DiskPause implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiskPause.class);
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final BooleanSupplier mustRest;
  private final Supplier<Optional<KafkaStreams>> streams;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disk-rest").factory());

  DiskPause(BooleanSupplier mustRest, Supplier<Optional<KafkaStreams>> streams) {
    this.mustRest = mustRest;
    this.streams = streams;
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::poll, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Rests or wakes the stream that there is. */
  void poll() {
    try {
      boolean rest = mustRest.getAsBoolean();
      streams
          .get()
          .filter(stream -> stream.isPaused() != rest)
          .ifPresent(stream -> turn(stream, rest));
    } catch (IllegalStateException e) { // a stream that ends meanwhile
      log.debug("the stream was not asked to rest: {}", e.toString());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static void turn(KafkaStreams stream, boolean rest) {
    if (rest) {
      stream.pause();
    } else {
      stream.resume();
    }
    log.warn("the stream {}", rest ? "rests until the disk has room again" : "goes on");
  }
}
