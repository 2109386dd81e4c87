package io.millrace.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

/** Whether Kafka itself takes the settings of its container: KAFKA_NODE_ID is node.id. */
class BrokerSettingsTest {
  /** Read by the image, not by the broker. */
  private static final Set<String> OF_THE_IMAGE = Set.of("KAFKA_HEAP_OPTS", "CLUSTER_ID");

  private final Map<String, String> settings =
      ComposeFile.real().service("kafka").environment().entrySet().stream()
          .filter(variable -> !OF_THE_IMAGE.contains(variable.getKey()))
          .collect(Collectors.toMap(entry -> property(entry.getKey()), Map.Entry::getValue));

  @Test
  void areAllKnownToTheBroker() {
    assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.keySet());
  }

  @Test
  void makeABrokerThatIsItsOwnController() {
    Properties properties = new Properties();
    properties.putAll(settings);
    KafkaConfig broker = KafkaConfig.fromProps(properties);
    assertThat(broker.isKRaftCombinedMode()).isTrue();
    assertThat(broker.logDirs()).containsExactly("/var/lib/kafka/data");
  }

  @Test
  void keepOneCopyOfEverythingOnTheOneBroker() {
    assertThat(settings.entrySet())
        .filteredOn(entry -> entry.getKey().matches(".*(replication\\.factor|min\\.isr|insync.*)"))
        .hasSize(6)
        .allMatch(entry -> entry.getValue().equals("1"));
  }

  private static String property(String variable) {
    return variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
