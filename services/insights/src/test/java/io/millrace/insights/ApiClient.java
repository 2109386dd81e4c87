package io.millrace.insights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API of an instance and checks the status of each answer. Paths are encoded. */
final class ApiClient {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final RunningInsights insights;
  private final WebTestClient client;

  ApiClient(RunningInsights insights) {
    this.insights = insights;
    this.client = insights.client();
  }

  /** Returns the answer as JSON. */
  JsonNode get(String path) {
    return json(client.get().uri(uri(path)), Set.of(200));
  }

  /** Returns the answer as CSV. */
  String csv(String path) {
    return requireNonNull(
        client
            .get()
            .uri(uri(path))
            .accept(MediaType.parseMediaType("text/csv"))
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType(CSV)
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  /** Returns the {@code ETag} of the answer of that type. */
  String tag(String path, String accept) {
    return requireNonNull(
        client
            .get()
            .uri(uri(path))
            .header("Accept", accept)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseHeaders()
            .getETag());
  }

  /** Returns the {@code ETag} of the answer as JSON. */
  String tag(String path) {
    return tag(path, "application/json");
  }

  /** Returns the problem of a request that must be refused with one of these statuses. */
  JsonNode refused(String path, Integer... statuses) {
    return json(client.get().uri(uri(path)), Set.of(statuses));
  }

  /** Checks that the request is refused with that status and code, and what the detail says. */
  void assertRefused(String path, int status, String code, String said) {
    JsonNode problem = refused(path, status);
    assertThat(problem.path("code").asString()).as(path).isEqualTo(code);
    assertThat(problem.path("detail").asString()).as(path).contains(said);
  }

  /** Sends JSON and returns the answer, which must have that status. */
  JsonNode send(HttpMethod method, String path, String body, int status) {
    return json(
        client
            .method(method)
            .uri(uri(path))
            .header("X-Millrace-By", "a+key+%E5%90%8D")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body),
        Set.of(status));
  }

  private JsonNode json(WebTestClient.RequestHeadersSpec<?> request, Set<Integer> statuses) {
    EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
    assertThat(statuses).as(() -> result.toString()).contains(result.getStatus().value());
    assertThat(result.getResponseHeaders().getContentType())
        .isEqualTo(
            result.getStatus().isError()
                ? MediaType.APPLICATION_PROBLEM_JSON
                : MediaType.APPLICATION_JSON);
    return MAPPER.readTree(requireNonNull(result.getResponseBody()));
  }

  private URI uri(String path) {
    return insights.uri(path.replace("|", "%7C"));
  }
}
