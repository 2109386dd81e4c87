package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregator.generation.Generation;
import io.millrace.events.generation.ResultPlacement;
import io.millrace.kafka.KafkaSettings;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StreamPropertiesTest {
  private static final String INSTANCE = "instance-id";

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void eachThreadOfANamedInstanceIsKnownByThatName(int thread) {
    assertThat(consumer(Map.of(INSTANCE, "north"), thread))
        .containsEntry("group.instance.id", "north-" + thread);
  }

  @Test
  void anInstanceWithoutANameIsAnother() {
    assertThat(consumer(Map.of(), 1)).doesNotContainKey("group.instance.id");
    assertThat(consumer(Map.of(INSTANCE, ""), 1)).doesNotContainKey("group.instance.id");
  }

  @Test
  void aDeadInstanceIsGivenUpAfterSixSeconds() {
    assertThat(consumer(Map.of(), 1))
        .containsEntry("session.timeout.ms", 6_000)
        .containsEntry("heartbeat.interval.ms", 1_000);
  }

  @Test
  void anAnswerOfABrokerFitsTheYoungGeneration() {
    assertThat(consumer(Map.of(), 1)).containsEntry("fetch.max.bytes", 3 << 19);
  }

  @Test
  void everythingIsCountedExactlyOnce() {
    assertThat(properties(Map.of())).containsEntry("processing.guarantee", "exactly_once_v2");
  }

  @Test
  void internalTopicsTakeRecordsOfAnyTime() {
    assertThat(properties(Map.of()))
        .containsEntry("topic.message.timestamp.after.max.ms", "9223372036854775807")
        .doesNotContainKey("topic.min.insync.replicas");
  }

  @Test
  void anAcknowledgedRecordOfACopiedTopicHasTwoCopies() {
    assertThat(properties(Map.of("replication", "3")))
        .containsEntry("topic.min.insync.replicas", "2");
  }

  static Properties properties(Map<String, String> kafka) {
    return StreamProperties.of(
        bind("millrace.aggregator", AggregatorSettings.class, Map.of()),
        bind("millrace.kafka", KafkaSettings.class, kafka),
        Map.of(),
        new Generation(0, ResultPlacement.BY_TASK));
  }

  /** What Kafka Streams makes of the settings for the consumer of one of its threads. */
  private static Map<String, Object> consumer(Map<String, String> settings, int thread) {
    Properties properties =
        StreamProperties.of(
            bind("millrace.aggregator", AggregatorSettings.class, settings),
            bind("millrace.kafka", KafkaSettings.class, Map.of()),
            Map.of("bootstrap.servers", "127.0.0.1:1"),
            new Generation(0, ResultPlacement.BY_TASK));
    return new StreamsConfig(properties).getMainConsumerConfigs("millrace", "client", thread);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    settings.forEach((name, value) -> source.put(prefix + "." + name, value));
    return new Binder(source).bindOrCreate(prefix, type);
  }
}
