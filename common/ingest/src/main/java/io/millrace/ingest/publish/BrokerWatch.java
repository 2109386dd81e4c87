package io.millrace.ingest.publish;

import io.millrace.events.topic.Topic;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.TopicSetup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the broker on a background thread. It creates and checks the topics as soon as the broker
 * is available. After that, it checks every 2 s whether the broker answers.
 */
public final class BrokerWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final Admin admin;
  private final TopicSetup setup;
  private final List<Topic> topics;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("broker-watch").factory());
  private volatile boolean topicsReady;
  private volatile Optional<String> fault = Optional.of("the broker has not been asked yet");

  private BrokerWatch(Admin admin, TopicSetup setup, List<Topic> topics) {
    this.admin = admin;
    this.setup = setup;
    this.topics = List.copyOf(topics);
  }

  /**
   * Creates a watch with its own connection to the broker.
   *
   * @param connection settings of Kafka clients
   * @param layout the layout of the topics that the watch creates
   * @param topics the topics that the service writes to
   */
  public static BrokerWatch connect(
      Map<String, Object> connection, TopicLayout layout, List<Topic> topics) {
    Map<String, Object> client = new HashMap<>(connection);
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    Admin admin = Admin.create(client);
    return new BrokerWatch(admin, new TopicSetup(admin, layout, TIMEOUT), topics);
  }

  /**
   * Checks the broker once, for at most 3 s, so that a service is ready at the start when its
   * broker is available. Then checks every 2 s in the background.
   */
  public void start() {
    check();
    var _ =
        timer.scheduleWithFixedDelay(
            this::check, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether a check has found the topics as configured. */
  public boolean topicsReady() {
    return topicsReady;
  }

  /** The fault that the latest check found; empty when the broker answered. */
  public Optional<String> fault() {
    return fault;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(
        Duration.ZERO); // without a limit, close waits for calls that a lost broker never answers
  }

  private void check() {
    try {
      if (topicsReady) {
        ask();
      } else {
        setup.ensure(topics);
        topicsReady = true;
      }
      note(Optional.empty());
    } catch (RuntimeException e) { // no error may stop the later checks
      note(Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private void ask() {
    try {
      admin.describeCluster().nodes().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the broker does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking the broker", e);
    }
  }

  private void note(Optional<String> next) {
    if (!next.equals(fault)) {
      next.ifPresentOrElse(
          reason -> log.warn("the broker is not available: {}", reason),
          () -> log.info("the broker answers"));
    }
    fault = next;
  }
}
