package io.millrace.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class CollectorApplicationTest {
  private static final String NO_BROKER = "127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void startsWithoutABrokerAndTakesAllDomains() throws IOException {
    try (RunningCollector collector = new RunningCollector(NO_BROKER, mapping("skip"))) {
      String share = "{\"type\":\"share\"}";
      assertThat(collector.post("/v1/events", "application/json", share).body())
          .contains("missing_field");
      assertThat(collector.post("/v1/events", "application/json", "{\"type\":\"x\"}").body())
          .contains("view", "share", "purchase");
      assertThat(collector.post("/v1/events/content", "application/json", "{}").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void startsWithTheBuiltInMappings() {
    try (ConfigurableApplicationContext service =
        CollectorApplication.start(
            "--server.port=0",
            "--management.server.port=0",
            "--millrace.internal-token=only the tests know this token",
            "--millrace.visitor-secret=a secret that only the tests know",
            "--spring.kafka.bootstrap-servers=" + NO_BROKER)) {
      assertThat(service.isActive()).isTrue();
    }
  }

  @Test
  void refusesToStartWithAMappingThatHasMistakes() throws IOException {
    assertThatThrownBy(() -> new RunningCollector(NO_BROKER, mapping("{typ: view}")))
        .rootCause()
        .hasMessageContaining("list.yml")
        .hasMessageContaining("typ");
    assertThatThrownBy(
            () -> new RunningCollector(NO_BROKER, "millrace.collector.mappings.list=" + folder))
        .hasStackTraceContaining("cannot read");
  }

  @Test
  void refusesToStartWithAMappingForAProtocolThatDoesNotExist() throws IOException {
    assertThatThrownBy(
            () ->
                new RunningCollector(
                    NO_BROKER, mapping("skip"), "millrace.collector.mappings.lisst=a.yml"))
        .hasStackTraceContaining("millrace.collector.mappings names lisst; the protocols are list");
  }

  private String mapping(String rule) throws IOException {
    String text =
        """
        name: $event
        event: {id: $id, platform: douyin, surface: shop, visitor: $user, at: $at}
        case: $event
        when:
          watched: {type: view}
          other: %s
        """
            .formatted(rule);
    return "millrace.collector.mappings.list="
        + Files.writeString(folder.resolve("list.yml"), text);
  }
}
