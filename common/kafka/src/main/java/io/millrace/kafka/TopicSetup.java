package io.millrace.kafka;

import static java.util.Objects.requireNonNull;

import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topic.Partitions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that a process needs, and checks that existing topics have the configured
 * number of partitions. It gives all topics the settings of {@link TopicSafety}. It never changes a
 * number of partitions, because the events of a visitor would then be on two partitions.
 */
public final class TopicSetup {
  private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Admin admin;
  private final TopicLayout layout;
  private final Duration timeout;

  /** A setup that waits for the broker for at most 30 s. */
  public TopicSetup(Admin admin, TopicLayout layout) {
    this(admin, layout, TIMEOUT);
  }

  /**
   * A setup with a time limit of its own.
   *
   * @param timeout the time limit of one call of {@link #ensure} or {@link #secure}
   */
  public TopicSetup(Admin admin, TopicLayout layout, Duration timeout) {
    this.admin = admin;
    this.layout = layout;
    this.timeout = timeout;
  }

  /**
   * Creates the missing topics and checks all topics. Blocks.
   *
   * @throws KafkaException when the broker does not answer in time or refuses
   * @throws IllegalStateException when a topic does not have the configured number of partitions
   */
  public void ensure(Collection<Topic> topics) {
    long deadline = System.nanoTime() + timeout.toNanos();
    topics.forEach(topic -> create(topic, deadline));
    Map<String, TopicDescription> found = describe(topics, deadline);
    topics.forEach(topic -> check(topic, found));
    secure(names(topics), deadline);
  }

  /**
   * Gives the settings of {@link TopicSafety} to all existing topics whose name matches. Blocks.
   *
   * @throws KafkaException when the broker does not answer in time or refuses
   */
  public void secure(Predicate<String> which) {
    long deadline = System.nanoTime() + timeout.toNanos();
    secure(await(admin.listTopics().names(), deadline).stream().filter(which).toList(), deadline);
  }

  /** A broker may forbid this process to change settings. Its operator then has to set them. */
  private void secure(List<String> topics, long deadline) {
    try {
      alter(topics, deadline);
    } catch (PolicyViolationException | InvalidConfigurationException e) {
      log.warn(
          "topics {} should have {}: {}",
          topics,
          new TopicSafety(layout).settings(),
          e.getMessage());
    }
  }

  private void alter(List<String> topics, long deadline) {
    List<ConfigResource> resources =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    await(admin.describeConfigs(resources).all(), deadline)
        .forEach((topic, found) -> changes.put(topic, changes(found)));
    changes.values().removeIf(Collection::isEmpty);
    if (!changes.isEmpty()) {
      await(admin.incrementalAlterConfigs(changes).all(), deadline);
      log.info("secured topics {}", changes.keySet().stream().map(ConfigResource::name).toList());
    }
  }

  private Collection<AlterConfigOp> changes(Config found) {
    return new TopicSafety(layout)
        .settings().entrySet().stream()
            .filter(wanted -> !wanted.getValue().equals(value(found, wanted.getKey())))
            .map(wanted -> new ConfigEntry(wanted.getKey(), wanted.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
  }

  private static String value(Config found, String name) {
    return Optional.ofNullable(found.get(name)).map(ConfigEntry::value).orElse("");
  }

  private static List<String> names(Collection<Topic> topics) {
    return topics.stream().map(Topic::name).toList();
  }

  private void create(Topic topic, long deadline) {
    NewTopic wanted =
        new NewTopic(topic.name(), partitions(topic), layout.replication())
            .configs(settings(topic));
    try {
      await(admin.createTopics(List.of(wanted)).all(), deadline);
      log.info("created topic {} with {} partitions", topic.name(), partitions(topic));
    } catch (TopicExistsException _) {
      log.debug("topic {} is there", topic.name());
    }
  }

  private Map<String, String> settings(Topic topic) {
    Map<String, String> settings = new HashMap<>(new TopicSafety(layout).settings());
    settings.putAll(topic.settings());
    return settings;
  }

  /**
   * Asks again while a broker does not know a new topic: the controller knows it earlier than the
   * brokers.
   */
  private Map<String, TopicDescription> describe(Collection<Topic> topics, long deadline) {
    List<String> names = names(topics);
    while (true) {
      try {
        return await(admin.describeTopics(names).allTopicNames(), deadline);
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private void check(Topic topic, Map<String, TopicDescription> found) {
    int actual = requireNonNull(found.get(topic.name())).partitions().size();
    if (actual != partitions(topic)) {
      throw new IllegalStateException(
          "topic %s has %d partitions, but %d are configured; the number never changes"
              .formatted(topic.name(), actual, partitions(topic)));
    }
  }

  private int partitions(Topic topic) {
    return topic.partitions() == Partitions.ONE ? 1 : layout.partitions();
  }

  private <T> T await(KafkaFuture<T> answer, long deadline) {
    try {
      return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("the broker did not answer within " + timeout.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted while waiting for the broker", e);
  }
}
