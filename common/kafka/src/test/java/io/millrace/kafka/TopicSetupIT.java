package io.millrace.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topic.Partitions;
import io.millrace.events.topic.Topics;
import io.millrace.kafka.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicSetupIT {
  private static final String AFTER = "message.timestamp.after.max.ms";

  private static TestBroker broker;
  private static Admin admin;

  @BeforeAll
  static void connect() {
    broker = TestBroker.start();
    admin = Admin.create(broker.client());
  }

  @AfterAll
  static void disconnect() {
    admin.close();
    broker.close();
  }

  @Test
  void createsEveryMissingTopicWithTheConfiguredPartitions() throws Exception {
    setup(3).ensure(Topics.events());

    assertThat(describe(names(Topics.events())).values())
        .hasSize(3)
        .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
  }

  @Test
  void createsTopicsOfRareRecordsWithOnePartition() throws Exception {
    setup(3).ensure(List.of(Topics.DEAD_LETTERS));

    assertThat(describe(List.of(Topics.DEAD_LETTERS.name())).values())
        .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(1));
  }

  @Test
  void leavesTopicsThatFitAlone() {
    Topic topic = topic("millrace.test.twice");
    setup(2).ensure(List.of(topic));

    setup(2).ensure(List.of(topic));
  }

  @Test
  void refusesTopicWithAnotherNumberOfPartitions() {
    Topic topic = topic("millrace.test.grown");
    setup(2).ensure(List.of(topic));

    assertThatIllegalStateException()
        .isThrownBy(() -> setup(4).ensure(List.of(topic)))
        .withMessageContaining("has 2 partitions, but 4 are configured");
  }

  @Test
  void everyTopicTakesRecordsOfAnyTimeAlsoOneThatWasThereBefore() throws Exception {
    Topic old = topic("millrace.test.old");
    admin.createTopics(List.of(new NewTopic(old.name(), 1, (short) 1))).all().get();

    setup(1).ensure(List.of(old, topic("millrace.test.new")));

    assertThat(setting(old.name(), AFTER)).isEqualTo(Long.toString(Long.MAX_VALUE));
    assertThat(setting("millrace.test.new", AFTER)).isEqualTo(Long.toString(Long.MAX_VALUE));
  }

  @Test
  void internalTopicsOfAStreamAreSecuredByTheirNames() throws Exception {
    admin.createTopics(List.of(new NewTopic("app-x-changelog", 1, (short) 1))).all().get();

    setup(1).secure("app-x-changelog"::equals);

    assertThat(setting("app-x-changelog", AFTER)).isEqualTo(Long.toString(Long.MAX_VALUE));
  }

  @Test
  void aCopiedTopicAcknowledgesWithTwoCopies() {
    assertThat(new TopicSafety(new TopicLayout(4, (short) 3)).settings())
        .containsEntry("min.insync.replicas", "2");
    assertThat(new TopicSafety(new TopicLayout(4, (short) 1)).settings())
        .doesNotContainKey("min.insync.replicas");
  }

  @Test
  void seesManyTopicsItHasJustCreated() {
    List<Topic> topics =
        IntStream.range(0, 20).mapToObj(number -> topic("millrace.test.many." + number)).toList();

    setup(1).ensure(topics);
  }

  @Test
  void givesUpWhenTheBrokerDoesNotAnswerInTime() {
    Admin nowhere = Admin.create(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:1"));
    TopicSetup setup =
        new TopicSetup(nowhere, new TopicLayout(1, (short) 1), Duration.ofMillis(300));

    assertThatThrownBy(() -> setup.ensure(Topics.events())).isInstanceOf(KafkaException.class);

    // Without a time limit, close would wait for calls that no broker answers.
    nowhere.close(Duration.ZERO);
  }

  private static String setting(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().values().stream()
        .map(config -> requireNonNull(config.get(name)).value())
        .findFirst()
        .orElseThrow();
  }

  private static TopicSetup setup(int partitions) {
    return new TopicSetup(admin, new TopicLayout(partitions, (short) 1));
  }

  private static Topic topic(String name) {
    return new Topic(name, Partitions.CONFIGURED, Map.of());
  }

  private static List<String> names(List<Topic> topics) {
    return topics.stream().map(Topic::name).toList();
  }

  private static Map<String, TopicDescription> describe(List<String> names)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(names).allTopicNames().get();
  }
}
