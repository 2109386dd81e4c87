package io.millrace.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class CommerceApplicationTest {
  private static final String TOKEN = "only the tests know this token";
  private static final String SECRET = "a secret that only the tests know";

  @Test
  void startsWithoutABrokerAndTakesItsOwnDomainOnly() throws Exception {
    try (ConfigurableApplicationContext service = start("--millrace.visitor-secret=" + SECRET);
        HttpClient http = HttpClient.newHttpClient()) {
      String port = service.getEnvironment().getRequiredProperty("local.server.port");

      assertThat(post(http, port, "commerce").statusCode()).isEqualTo(422);
      assertThat(post(http, port, "commerce").body()).contains("\"code\":\"missing_field\"");
      assertThat(post(http, port, "nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void refusesToStartWithoutALongSecret() {
    assertThatThrownBy(() -> start("--millrace.visitor-secret=short"))
        .rootCause()
        .hasMessageContaining("millrace.visitor-secret must be set to at least 32 characters");
  }

  private static ConfigurableApplicationContext start(String secret) {
    return CommerceApplication.start(
        secret,
        "--server.port=0",
        "--management.server.port=0",
        "--millrace.internal-token=" + TOKEN,
        "--spring.kafka.bootstrap-servers=127.0.0.1:1");
  }

  private static HttpResponse<String> post(HttpClient http, String port, String domain)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:%s/v1/events/%s".formatted(port, domain));
    return http.send(
        HttpRequest.newBuilder(uri)
            .header("X-Millrace-Internal", TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build(),
        BodyHandlers.ofString());
  }
}
