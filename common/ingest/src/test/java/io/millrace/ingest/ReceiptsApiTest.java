package io.millrace.ingest;

import static io.millrace.ingest.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.EventType;
import io.millrace.ingest.publish.FakePublisher;
import io.millrace.ingest.receipts.ReceiptStreams;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class ReceiptsApiTest {
  private static final String NDJSON = "application/x-ndjson";

  private ConfigurableApplicationContext service;
  private Client client;
  private HttpClient http;

  @BeforeEach
  void start() {
    service = FakeBrokerService.start("millrace.ingest.receipts.clients=2");
    client = Client.of(service.getEnvironment());
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    service.close();
  }

  @Test
  void showsWhatWasAcceptedAndWhatWasNot() throws Exception {
    client.post(NDJSON, json("e-1", EventType.VIEW, "2026-11-20T10:00:00Z"));
    client.post(NDJSON, json("e-2", EventType.VIEW).replace("view", "veiw"));
    List<String> begin = untilReady(open("").body().iterator());
    assertThat(begin.get(0)).isEqualTo("event:accepted");
    assertThat(begin.get(1))
        .matches("data:\\{\"received\":\"20[0-9T:.-]+Z\",\"id\":\"e-1\",\"type\":\"view\",.*")
        .contains("\"platform\":\"douyin\",\"surface\":\"live\",\"at\":\"2026-11-20T10:00:00Z\"}");
    assertThat(begin.get(2)).isEqualTo("event:refused");
    assertThat(begin.get(3))
        .contains(
            "\"id\":\"e-2\",\"code\":\"unknown_type\",\"detail\":\"type 'veiw' is not one of");
  }

  @Test
  void showsTheVersionAndThatAnEventIsTakenBack() throws Exception {
    String view = json("e-1", EventType.VIEW, "2026-11-20T10:00:00Z");
    client.post(NDJSON, Samples.with(view, "\"version\":3,\"deleted\":true"));
    assertThat(untilReady(open("").body().iterator()).get(1))
        .endsWith("\"at\":\"2026-11-20T10:00:00Z\",\"version\":3,\"deleted\":true}");
  }

  @Test
  void goesOnWithWhatComes() throws Exception {
    Iterator<String> lines = open("?last=0").body().iterator();
    assertThat(untilReady(lines)).containsExactly("event:ready", "data:{}");
    service.getBean(FakePublisher.class).acknowledgeOnly(_ -> false);
    client.post(NDJSON, json("e-3", EventType.VIEW, "2026-11-20T10:00:00Z"));
    assertThat(lines.next()).isEmpty();
    assertThat(lines.next()).isEqualTo("event:refused");
    assertThat(lines.next()).contains("\"id\":\"e-3\",\"code\":\"unavailable\"");
  }

  @Test
  void neverShowsAVisitor() throws Exception {
    String view = json("e-1", EventType.VIEW, "2026-11-20T10:00:00Z");
    client.post(
        NDJSON, view + "\n" + view.replace("live", Samples.VISITOR) + "\n" + Samples.VISITOR);
    List<String> begin = untilReady(open("?last=1000").body().iterator());
    assertThat(begin).contains("event:accepted", "event:refused");
    assertThat(String.join("\n", begin)).doesNotContain("alice");
  }

  @Test
  void letsABoundedNumberOfClientsWatch() throws Exception {
    HttpResponse<Stream<String>> first = open("");
    untilReady(first.body().iterator());
    untilReady(open("").body().iterator());
    HttpResponse<Stream<String>> third = open("");
    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.headers().firstValue("Retry-After")).isPresent();
    assertThat(String.join("", third.body().toList())).contains("\"code\":\"busy\"");
    first.body().close();
    ReceiptStreams streams = service.getBean(ReceiptStreams.class);
    await().until(() -> streams.clients() < 2);
    assertThat(open("").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1001", "", "x", "99999999999"})
  void refusesABadNumber(String last) throws Exception {
    HttpResponse<Stream<String>> answer = open("?last=" + last);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(String.join("", answer.body().toList())).contains("\"parameter\":\"last\"");
  }

  @Test
  void endsInOrderWhenTheServiceStops() throws Exception {
    Iterator<String> lines = open("").body().iterator();
    untilReady(lines);
    long start = System.nanoTime();
    service.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    lines.forEachRemaining(line -> assertThat(line).isEmpty());
  }

  private HttpResponse<Stream<String>> open(String query) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + client.port() + "/v1/receipts" + query);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(20))
            .header("X-Millrace-Internal", FakeBrokerService.TOKEN);
    return http.send(request.build(), BodyHandlers.ofLines());
  }

  private static List<String> untilReady(Iterator<String> lines) {
    List<String> found = new ArrayList<>();
    while (!found.contains("event:ready")) {
      found.add(lines.next());
    }
    found.add(lines.next());
    found.removeIf(String::isEmpty);
    return found;
  }
}
