package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SlowClientsTest {
  @ParameterizedTest
  @CsvSource({"Java, 30", "a load balancer, 60", ".NET, 60", "Go, 90", "reqwest, 90"})
  void keepsAnIdleConnectionForLongerThanThePoolOfACommonClient(String client, int seconds) {
    assertThat(defaults().idle()).as(client).isGreaterThan(Duration.ofSeconds(seconds));
  }

  private static SlowClients defaults() {
    return new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("millrace.slow-clients", SlowClients.class);
  }
}
