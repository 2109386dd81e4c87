package io.millrace.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests saved views over HTTP. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class ViewsIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String ROUTE = "/v1/views";

  private EmbeddedMongo mongo;
  private RunningInsights insights;
  private WebTestClient client;
  private ApiClient api;

  @BeforeAll
  void start(@TempDir Path directory) {
    mongo = new EmbeddedMongo(directory);
    insights =
        RunningInsights.start(
            mongo.uri(), List.of("--millrace.insights.views.most=2"), RunningInsights.Fakes.class);
    client = insights.client();
    api = new ApiClient(insights);
  }

  @AfterAll
  void stop() {
    insights.close();
    mongo.close();
  }

  @Test
  void savesRenamesAndDeletesViewsUpToTheLimit() {
    JsonNode week = post("{\"name\":\" Week 周 \",\"hash\":\"/loops?range=7d\"}", 201);
    assertThat(week.get("name").asString()).isEqualTo("Week 周");
    assertThat(week.get("by").asString()).isEqualTo("a key 名");
    assertThat(code(post("{\"name\":\"Week 周\",\"hash\":\"/\"}", 409))).isEqualTo("view_exists");
    JsonNode other = post("{\"name\":\"Another\",\"hash\":\"/orders\"}", 201);
    assertThat(code(post("{\"name\":\"Third\",\"hash\":\"/\"}", 409))).isEqualTo("too_many_views");
    String id = other.get("id").asString();
    assertThat(code(send(HttpMethod.PUT, id, "{\"name\":\"Week 周\",\"hash\":\"/\"}", 409)))
        .isEqualTo("view_exists");
    assertThat(send(HttpMethod.PUT, id, "{\"name\":\"Orders\",\"hash\":\"/orders?a=b\"}", 200))
        .isEqualTo(
            MAPPER.valueToTree(
                new Renamed(
                    id, "Orders", "/orders?a=b", other.get("createdAt").asString(), "a key 名")));
    JsonNode answer = api.get(ROUTE);
    assertThat(answer.get("views").valueStream().map(view -> view.get("name").asString()))
        .containsExactly("Orders", "Week 周");
    assertThat(answer.get("most").asInt()).isEqualTo(2);
    assertThat(new ApiSchema(api.get("/openapi.json")).problems(ROUTE, answer)).isEmpty();
    for (JsonNode view : answer.get("views")) {
      String uri = ROUTE + "/" + view.get("id").asString();
      client.delete().uri(uri).exchange().expectStatus().isNoContent();
      client.delete().uri(uri).exchange().expectStatus().isNotFound();
    }
    assertThat(code(send(HttpMethod.PUT, id, "{\"name\":\"x\",\"hash\":\"/\"}", 404)))
        .isEqualTo("unknown_view");
  }

  private record Renamed(String id, String name, String hash, String createdAt, String by) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"hash\":\"/\"} | name | required",
        "{\"name\":\"a\"} | hash | required",
        "{\"name\":\"  \",\"hash\":\"/\"} | name | bad_length",
        "{\"name\":\"a\\u0007\",\"hash\":\"/\"} | name | bad_text",
        "{\"name\":5,\"hash\":\"/\"} | name | bad_text",
        "{\"name\":\"a\",\"hash\":\"loops\"} | hash | bad_text",
        "{\"name\":\"a\",\"hash\":\"javascript:alert(1)\"} | hash | bad_text",
        "{\"name\":\"a\",\"hash\":\"\"} | hash | bad_length",
        "{\"name\":\"a\",\"hash\":\"/\",\"by\":\"me\"} | by | unknown",
        "[] | | ",
      })
  void refusesWhatIsNoViewAndSaysWhy(String body, String parameter, String reason) {
    JsonNode problem = post(body, 400);
    assertThat(problem.path("parameter").asString(""))
        .isEqualTo(parameter == null ? "" : parameter);
    assertThat(problem.path("reason").asString("")).isEqualTo(reason == null ? "" : reason);
  }

  @Test
  void refusesLongViews() {
    assertThat(post(view("n".repeat(81), "/"), 400).get("expected").asString()).isEqualTo("1,80");
    assertThat(post(view("n", "/" + "h".repeat(2_000)), 400).get("expected").asString())
        .isEqualTo("1,2000");
    assertThat(code(post(view("n", "/" + "h".repeat(20_000)), 413))).isEqualTo("body_too_large");
  }

  private static String view(String name, String hash) {
    return "{\"name\":\"%s\",\"hash\":\"%s\"}".formatted(name, hash);
  }

  private static String code(JsonNode problem) {
    return problem.get("code").asString();
  }

  private JsonNode post(String body, int status) {
    return api.send(HttpMethod.POST, ROUTE, body, status);
  }

  private JsonNode send(HttpMethod method, String id, String body, int status) {
    return api.send(method, ROUTE + "/" + id, body, status);
  }
}
