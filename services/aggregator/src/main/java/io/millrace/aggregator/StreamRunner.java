package io.millrace.aggregator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.aggregator.basis.Generation;
import io.millrace.aggregator.basis.NotYetException;
import io.millrace.aggregator.basis.TermsRefusedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the stream. Kafka may be away at the start: the stream begins when its topics
 * are there and the terms are settled. When somebody asks for a rebuild, this stream ends and one
 * of the next generation begins. What goes wrong is kept for the health of the process.
 */
final class StreamRunner implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StreamRunner.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration ENDING = Duration.ofSeconds(2);

  /** What is promised for the process, less what its web server needs. */
  private static final Duration STOPPING = Duration.ofSeconds(11);

  private final Preparation preparation;
  private final Function<Generation, KafkaStreams> factory;
  private final MeterRegistry meters;
  private final RestoreProgress restoring = new RestoreProgress();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CompletableFuture<Generation> agreed = new CompletableFuture<>();
  private final CompletableFuture<TermsRefusedException> refused = new CompletableFuture<>();
  private final Thread thread = Thread.ofVirtual().name("stream-runner").unstarted(this::run);
  private volatile Optional<RunningStream> stream = Optional.empty();
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean running;

  StreamRunner(
      Preparation preparation, Function<Generation, KafkaStreams> factory, MeterRegistry meters) {
    this.preparation = preparation;
    this.factory = factory;
    this.meters = meters;
    Gauge.builder("millrace.aggregator.restoring.records", restoring, RestoreProgress::left)
        .description("records of changelogs still to be read before the stream can go on")
        .register(meters);
    Gauge.builder("millrace.aggregator.lag.records", this, StreamRunner::lag)
        .description("events on the partitions of this process that are not yet counted")
        .register(meters);
  }

  /** The state of the stream; empty while it waits for Kafka. */
  Optional<KafkaStreams.State> state() {
    return stream.map(RunningStream::streams).map(KafkaStreams::state);
  }

  /** The stream as it is now; another one after it was built anew. */
  Optional<KafkaStreams> streams() {
    return stream.map(RunningStream::streams);
  }

  private double lag() {
    return stream.map(RunningStream::lag).orElse(Double.NaN);
  }

  /** What went wrong last, while it matters. */
  Optional<String> failure() {
    return failure;
  }

  RestoreProgress restoring() {
    return restoring;
  }

  /** Done when the first stream starts; failed when it must not. */
  CompletableFuture<Generation> agreed() {
    return agreed;
  }

  /** Done when no stream may be started by these settings. */
  CompletableFuture<TermsRefusedException> refused() {
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
    stopped.countDown();
    thread.interrupt();
    new LimitedStop("the stream", STOPPING).run(this::end);
  }

  private void end() {
    join();
    stream.ifPresent(RunningStream::pause);
    preparation.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      do {
        attempt();
      } while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TermsRefusedException e) {
      refuse(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    try {
      endWhenOutdated();
      if (stream.isEmpty()) {
        startStream(preparation.run());
      }
    } catch (TermsRefusedException e) {
      throw e;
    } catch (NotYetException | KafkaException | IllegalStateException e) {
      note(e);
    } catch (RuntimeException e) {
      log.error("the stream could not be started; it will be tried again", e);
      note(e);
    }
  }

  private void endWhenOutdated() {
    Optional<RunningStream> outdated =
        stream.filter(now -> !preparation.isCurrent(now.generation()));
    if (outdated.isPresent()) {
      log.info("a rebuild was asked for: this stream ends");
      outdated.get().leave();
      stream = Optional.empty();
    }
  }

  private void startStream(Generation generation) {
    KafkaStreams streams = factory.apply(generation);
    streams.setUncaughtExceptionHandler(new FailurePolicy(reason -> failure = Optional.of(reason)));
    streams.setGlobalStateRestoreListener(restoring);
    streams.setStateListener(
        (now, _) -> {
          log.info("stream is {}", now);
          if (now == KafkaStreams.State.RUNNING) {
            failure = Optional.empty();
          }
        });
    stream = Optional.of(RunningStream.start(generation, streams, meters));
    agreed.complete(generation);
  }

  private void note(RuntimeException e) {
    if (!running) {
      return;
    }
    String reason = String.valueOf(e.getMessage());
    if (stream.isEmpty()) {
      failure = Optional.of(reason);
      log.warn("cannot start yet: {}", reason);
    } else {
      log.debug("the terms of the data were not seen: {}", reason);
    }
  }

  private void refuse(TermsRefusedException e) {
    failure = Optional.of(String.valueOf(e.getMessage()));
    agreed.completeExceptionally(e);
    refused.complete(e);
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
