package io.millrace.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaConfigurationTest {

  @ParameterizedTest
  @CsvSource({
    "millrace.kafka.bootstrap-servers, spring.kafka.bootstrap-servers",
    "millrace.kafka.properties[sasl.mechanism], spring.kafka.properties"
  })
  void refusesAKeyOfAnEarlierVersionAndNamesTheOneThatIsRead(String old, String now) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(old, "any")));

    assertThatThrownBy(() -> new KafkaConfiguration(environment)).hasMessageContaining(now);
  }

  @ParameterizedTest
  @CsvSource({
    "MILLRACE_KAFKA_BOOTSTRAP_SERVERS",
    "MILLRACE_KAFKA_BOOTSTRAPSERVERS",
    "MILLRACE_KAFKA_PROPERTIES_SECURITY_PROTOCOL"
  })
  void refusesItInTheEnvironmentToo(String variable) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "test-systemEnvironment", Map.of(variable, "kafka:9092")));

    assertThatThrownBy(() -> new KafkaConfiguration(environment))
        .hasMessageContaining("is not read any more");
  }

  @Test
  void takesTheLayoutOfTopics() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("millrace.kafka.partitions", "8")));

    assertThat(new KafkaConfiguration(environment)).isNotNull();
  }
}
