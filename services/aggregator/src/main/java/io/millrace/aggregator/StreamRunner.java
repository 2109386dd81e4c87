package io.millrace.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the stream. Kafka may be away at the start: the stream begins when its topics
 * are there. What goes wrong is kept for the health of the process.
 */
final class StreamRunner implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StreamRunner.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Topology topology;
  private final Properties properties;
  private final Consumer<Collection<Topic>> topics;
  private final MeterRegistry meters;
  private final RestoreProgress restoring = new RestoreProgress();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Optional<KafkaStreams> streams = Optional.empty();
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean running;

  StreamRunner(
      Topology topology,
      Properties properties,
      Consumer<Collection<Topic>> topics,
      MeterRegistry meters) {
    this.topology = topology;
    this.properties = properties;
    this.topics = topics;
    this.meters = meters;
  }

  /** The state of the stream; empty while it waits for Kafka. */
  Optional<KafkaStreams.State> state() {
    return streams.map(KafkaStreams::state);
  }

  /** What went wrong last, while it matters. */
  Optional<String> failure() {
    return failure;
  }

  RestoreProgress restoring() {
    return restoring;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("stream-starter").start(this::startWhenReady);
  }

  @Override
  public synchronized void stop() {
    running = false;
    stopped.countDown();
    streams.ifPresent(stream -> stream.close(CLOSE_TIMEOUT));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void startWhenReady() {
    try {
      while (!startNow()) {
        if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean startNow() {
    try {
      topics.accept(needed());
      startStream();
      return true;
    } catch (KafkaException | IllegalStateException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      log.warn("cannot start yet: {}", e.getMessage());
      return false;
    }
  }

  private synchronized void startStream() {
    if (!running) {
      return;
    }
    KafkaStreams stream = new KafkaStreams(topology, properties);
    stream.setUncaughtExceptionHandler(new FailurePolicy(reason -> failure = Optional.of(reason)));
    stream.setGlobalStateRestoreListener(restoring);
    stream.setStateListener(
        (now, _) -> {
          log.info("stream is {}", now);
          if (now == KafkaStreams.State.RUNNING) {
            failure = Optional.empty();
          }
        });
    new KafkaStreamsMetrics(stream).bindTo(meters);
    streams = Optional.of(stream);
    stream.start();
  }

  private static List<Topic> needed() {
    List<Topic> needed = new ArrayList<>(Topics.events());
    needed.add(Topics.SUMMARIES);
    needed.add(Topics.DEAD_LETTERS);
    return needed;
  }
}
