package io.millrace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.ingest.http.FullStorageFilter;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

class FullDiskTest {
  private static final AtomicBoolean FULL = new AtomicBoolean();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @Import(FakeBrokerService.class)
  static class OnASmallDisk {
    @Bean
    FullStorageFilter fullStorageFilter() {
      return new FullStorageFilter(FULL::get);
    }
  }

  @Test
  void refusesEventsWhileADiskIsFullAndTakesThemAgainByItself() {
    try (ConfigurableApplicationContext service =
        new SpringApplicationBuilder(OnASmallDisk.class).run(FakeBrokerService.arguments())) {
      Client client = Client.of(service.getEnvironment());
      FULL.set(true);
      HttpResponse<String> refused = client.post("application/json", "[]");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("10");
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(refused.body()).contains("\"code\":\"storage_full\"").doesNotContain("/");
      var stranger =
          client
              .request("application/json", BodyPublishers.ofString("[]"))
              .setHeader("X-Millrace-Internal", "somebody else's");
      assertThat(Client.send(stranger).statusCode()).isEqualTo(403);
      FULL.set(false);
      assertThat(client.post("application/json", "{}").statusCode()).isEqualTo(422);
    }
  }
}
