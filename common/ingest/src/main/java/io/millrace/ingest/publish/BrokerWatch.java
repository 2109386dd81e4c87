package io.millrace.ingest.publish;

import io.millrace.events.topic.Topics;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.TopicSetup;
import java.time.Duration;
import java.util.HashMap;
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
 * Looks after the broker in the background: provisions the topics as soon as it is there, however
 * late that is, and then asks every other second whether it still answers.
 */
public final class BrokerWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final Admin admin;
  private final TopicSetup setup;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("broker-watch").factory());
  private volatile boolean topicsReady;
  private volatile Optional<String> fault = Optional.of("not asked yet");

  private BrokerWatch(Admin admin, TopicSetup setup) {
    this.admin = admin;
    this.setup = setup;
  }

  /**
   * A watch with a connection of its own.
   *
   * @param connection settings of Kafka clients
   * @param layout of the topics it provisions
   */
  public static BrokerWatch connect(Map<String, Object> connection, TopicLayout layout) {
    Map<String, Object> client = new HashMap<>(connection);
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    Admin admin = Admin.create(client);
    return new BrokerWatch(admin, new TopicSetup(admin, layout, TIMEOUT));
  }

  /** Asks once, for 3 s at most, so that a service with a broker starts ready; then by itself. */
  public void start() {
    check();
    var _ =
        timer.scheduleWithFixedDelay(
            this::check, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether the topics have been seen to be as configured. */
  public boolean topicsReady() {
    return topicsReady;
  }

  /** What kept the broker from answering last time. */
  public Optional<String> fault() {
    return fault;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    admin.close(Duration.ZERO); // it would wait for calls that a lost broker never answers
  }

  private void check() {
    try {
      if (topicsReady) {
        ask();
      } else {
        setup.ensure(Topics.events());
        topicsReady = true;
      }
      note(Optional.empty());
    } catch (RuntimeException e) { // whatever it is, the next look must come
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
          reason -> log.warn("no broker: {}", reason), () -> log.info("the broker answers"));
    }
    fault = next;
  }
}
