package io.millrace.ingest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What every ingest service of one domain does when it starts. */
public abstract class DomainServiceContract {
  private static final String TOKEN = "only the tests know this token";
  private static final String SECRET = "a secret that only the tests know";

  private final String domain;
  private final Function<String[], ConfigurableApplicationContext> application;

  /**
   * @param application starts the service with the given arguments
   */
  protected DomainServiceContract(
      String domain, Function<String[], ConfigurableApplicationContext> application) {
    this.domain = domain;
    this.application = application;
  }

  @Test
  void startsWithoutABrokerAndTakesItsOwnDomainOnly() throws Exception {
    try (ConfigurableApplicationContext service = start("--millrace.visitor-secret=" + SECRET);
        HttpClient http = HttpClient.newHttpClient()) {
      String port = service.getEnvironment().getRequiredProperty("local.server.port");

      assertThat(post(http, port, domain).statusCode()).isEqualTo(422);
      assertThat(post(http, port, domain).body()).contains("\"code\":\"missing_field\"");
      assertThat(post(http, port, "nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void refusesToStartWithoutALongSecret() {
    assertThatThrownBy(() -> start("--millrace.visitor-secret=short"))
        .rootCause()
        .hasMessageContaining("millrace.visitor-secret must be set to at least 32 characters");
  }

  private ConfigurableApplicationContext start(String secret) {
    return application.apply(
        new String[] {
          secret,
          "--server.port=0",
          "--management.server.port=0",
          "--millrace.internal-token=" + TOKEN,
          "--spring.kafka.bootstrap-servers=127.0.0.1:1"
        });
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
