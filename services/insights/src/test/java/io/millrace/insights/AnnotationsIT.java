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
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Tests notes over HTTP. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class AnnotationsIT {
  private static final String ROUTE = "/v1/annotations";

  private EmbeddedMongo mongo;
  private RunningInsights insights;
  private WebTestClient client;
  private ApiClient api;

  @BeforeAll
  void start(@TempDir Path directory) {
    mongo = new EmbeddedMongo(directory);
    insights =
        RunningInsights.start(
            mongo.uri(),
            List.of("--millrace.insights.annotations.most=2", "--millrace.zone=Asia/Shanghai"),
            RunningInsights.Fakes.class);
    client = insights.client();
    api = new ApiClient(insights);
  }

  @AfterAll
  void stop() {
    insights.close();
    mongo.close();
  }

  @Test
  void writesReadsAndDeletesNotesUpToTheLimit() {
    JsonNode sale =
        post("{\"at\":\"2026-11-11\",\"text\":\" Double Eleven 双十一 \",\"platform\":\"jd\"}", 201);
    assertThat(sale.get("at").asString()).isEqualTo("2026-11-10T16:00:00Z");
    assertThat(sale.get("text").asString()).isEqualTo("Double Eleven 双十一");
    post("{\"at\":\"2026-11-20T10:00:00Z\",\"text\":\"a campaign\"}", 201);
    JsonNode full = post("{\"at\":\"2026-11-21\",\"text\":\"one more\"}", 409);
    assertThat(full.get("code").asString()).isEqualTo("too_many_annotations");
    JsonNode answer = api.get(ROUTE + "?from=2026-11-01&to=2026-12-01");
    assertThat(texts(answer)).containsExactly("Double Eleven 双十一", "a campaign");
    assertThat(answer.get("zone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(texts(api.get(ROUTE + "?from=2026-11-01&platform=qq")))
        .containsExactly("a campaign");
    assertThat(new ApiSchema(api.get("/openapi.json")).problems(ROUTE, answer)).isEmpty();
    for (JsonNode note : answer.get("annotations")) {
      String id = note.get("id").asString();
      client.delete().uri(ROUTE + "/" + id).exchange().expectStatus().isNoContent();
      client.delete().uri(ROUTE + "/" + id).exchange().expectStatus().isNotFound();
    }
    assertThat(texts(api.get(ROUTE + "?from=2026-11-01"))).isEmpty();
  }

  @Test
  void showsTheLinkPoliciesOfTheCatalogWhichNobodyCanDelete() {
    JsonNode answer = api.get(ROUTE + "?platform=douyin&from=2020-10-09&to=2020-10-10");
    assertThat(answer.get("annotations").toString())
        .isEqualTo(
            "[{\"id\":\"links-douyin-2020-10-09\",\"at\":\"2020-10-08T16:00:00Z\","
                + "\"text\":\"Douyin closed its links to other platforms\",\"platform\":\"douyin\","
                + "\"builtIn\":true,\"links\":\"closed\"}]");
    client.delete().uri(ROUTE + "/links-douyin-2020-10-09").exchange().expectStatus().isNotFound();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\"a\"} | 400 | at | required",
        "{\"at\":\"2026-11-11\"} | 400 | text | required",
        "{\"at\":\"2026-11-11\",\"text\":\"  \"} | 400 | text | bad_length",
        "{\"at\":\"2026-11-11\",\"text\":\"a\\u0007\"} | 400 | text | bad_text",
        "{\"at\":\"2026-11-11\",\"text\":\"a\\ud800\"} | 400 | text | bad_text",
        "{\"at\":\"2026-11-11\",\"text\":5} | 400 | text | bad_text",
        "{\"at\":\"soon\",\"text\":\"a\"} | 400 | at | not_a_time",
        "{\"at\":\"2026-11-11\",\"text\":\"a\",\"colour\":\"red\"} | 400 | colour | unknown",
        "[] | 400 | | ",
        "{ | 400 | | ",
        "{\"at\":\"2026-11-11\",\"text\":\"a\",\"platform\":\"tiktak\"} | 404 | | ",
      })
  void refusesWhatIsNoNoteAndSaysWhy(String body, int status, String parameter, String reason) {
    JsonNode problem = post(body, status);
    assertThat(problem.path("parameter").asString(""))
        .isEqualTo(parameter == null ? "" : parameter);
    assertThat(problem.path("reason").asString("")).isEqualTo(reason == null ? "" : reason);
    assertThat(
            new ApiSchema(api.get("/openapi.json"))
                .validate("#/components/schemas/Problem", problem))
        .isEmpty();
  }

  @Test
  void refusesLongNotesAndOtherTypes() {
    String at = "{\"at\":\"2026-11-11\",\"text\":\"";
    assertThat(post(at + "😀".repeat(201) + "\"}", 400).get("expected").asString())
        .isEqualTo("1,200");
    assertThat(post(at + "x".repeat(5_000) + "\"}", 413).get("code").asString())
        .isEqualTo("body_too_large");
    client
        .post()
        .uri(ROUTE)
        .contentType(MediaType.TEXT_PLAIN)
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isEqualTo(415);
    client.method(HttpMethod.PUT).uri(ROUTE).exchange().expectStatus().isEqualTo(405);
  }

  private static List<String> texts(JsonNode answer) {
    return answer
        .get("annotations")
        .valueStream()
        .map(note -> note.get("text").asString())
        .toList();
  }

  private JsonNode post(String body, int status) {
    return api.send(HttpMethod.POST, ROUTE, body, status);
  }
}
