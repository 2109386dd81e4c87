package io.millrace.ingest;

import static io.millrace.ingest.Samples.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.EventType;
import io.millrace.ingest.http.RequestBodies;
import io.millrace.ingest.publish.FakePublisher;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class WriteApiTest {
  private static final String JSON = "application/json";
  private static final int MEBIBYTE = 1 << 20;

  private static ConfigurableApplicationContext service;
  private static Client client;
  private static FakePublisher publisher;

  @BeforeAll
  static void start() {
    service = FakeBrokerService.start();
    client = Client.of(service.getEnvironment());
    publisher = service.getBean(FakePublisher.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void givesBackAllMemory() {
    publisher.acknowledgeOnly(_ -> true);
    RequestBodies bodies = service.getBean(RequestBodies.class);
    Awaitility.await().until(() -> bodies.bytesInMemory() == 0);
  }

  @Test
  void answersWithAReceipt() {
    String body = "[%s,{\"id\":\"e-17\",\"type\":\"veiw\"}]".formatted(view("e-1"));

    HttpResponse<String> answer = client.post(JSON, body);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"received":2,"accepted":1,"rejected":1,"unavailable":0,"problems":[\
            {"index":1,"id":"e-17","code":"unknown_type","detail":"type 'veiw' is not one of \
            impression view search like favorite comment follow","retry":false}]}\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-ndjson",
        "application/ndjson",
        "application/ndjson; charset=utf-8",
        "application/jsonl",
        "application/json",
        "application/json;charset=UTF-8"
      })
  void takesOneEventInEveryPlainFormat(String contentType) {
    assertThat(client.post(contentType, view("e-2")).statusCode()).isEqualTo(202);
  }

  @Test
  void takesCloudEvents() {
    String event =
        """
        {"specversion":"1.0","id":"c","source":"/app","type":"view","time":"%s",
         "data":{"platform":"douyin","surface":"live","visitor":"v"}}\
        """
            .formatted(Instant.now());

    assertThat(client.post("application/cloudevents+json", event).statusCode()).isEqualTo(202);
    assertThat(client.post("application/cloudevents-batch+json", "[" + event + "]").statusCode())
        .isEqualTo(202);
  }

  @Test
  void takesACloudEventInBinaryMode() {
    var request =
        client
            .request(
                "application/json; charset=utf-8",
                BodyPublishers.ofString(
                    "{\"platform\":\"douyin\",\"surface\":\"live\",\"visitor\":\"v\"}"))
            .header("ce-specversion", "1.0")
            .header("ce-id", "%E2%82%AC")
            .header("ce-source", "/app")
            .header("ce-type", "view")
            .header("ce-time", Instant.now().toString());

    assertThat(Client.send(request).statusCode()).isEqualTo(202);
    assertThat(publisher.published().getLast().envelope())
        .satisfies(
            envelope -> {
              assertThat(envelope.id()).isEqualTo("\u20ac");
              assertThat(envelope.source()).hasValue("/app");
            });
  }

  @Test
  void isUnprocessableWhenEverythingWasRejected() {
    HttpResponse<String> answer = client.post(JSON, "[{},17]");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).startsWith("{\"received\":2,\"accepted\":0,\"rejected\":2,");
  }

  @Test
  void saysWhenToTryAgainWhileTheBrokerIsAway() {
    publisher.acknowledgeOnly(_ -> false);

    HttpResponse<String> answer = client.post(JSON, view("e-3"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(answer.body()).contains("\"unavailable\":1").contains("\"retry\":true");
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, '', 415, unsupported_media_type",
    "application/xml, '', 415, unsupported_media_type",
    "application/json;charset=utf-16, '', 415, unsupported_media_type",
    "not a type, '', 415, unsupported_media_type",
    "application/json;charset=iso-8859-1, '', 415, unsupported_media_type",
    "application/x-ndjson;charset=utf-32, '', 415, unsupported_media_type",
    "application/json;charset=nonsense, '', 415, unsupported_media_type",
    "application/json, br, 415, unsupported_encoding",
    "application/json, zstd, 415, unsupported_encoding",
    "application/json, 'gzip, gzip', 415, unsupported_encoding",
    "application/json, gzip, 400, not_parseable",
    "application/json, identity, 400, not_parseable"
  })
  void refusesWhatItCannotRead(String type, String encoding, int status, String code) {
    var request = client.request(type, BodyPublishers.ofString("nonsense"));
    if (!encoding.isEmpty()) {
      request.header("Content-Encoding", encoding);
    }

    assertProblem(Client.send(request), status, code);
  }

  @Test
  void takesGzip() {
    byte[] packed = Client.gzip(view("e-4").getBytes(UTF_8));

    assertThat(client.postGzip(JSON, packed).statusCode()).isEqualTo(202);
  }

  @Test
  void refusesCutOffGzip() {
    byte[] packed = Client.gzip(view("e-5").getBytes(UTF_8));

    for (int length = 0; length < packed.length; length += 7) {
      assertProblem(client.postGzip(JSON, Arrays.copyOf(packed, length)), 400, "not_parseable");
    }
  }

  @Test
  void refusesLargeBodiesOfDeclaredLength() {
    String body = "[" + " ".repeat(5 * MEBIBYTE) + "]";

    assertProblem(client.post(JSON, body), 413, "body_too_large");
  }

  @Test
  void takesBodiesUpToTheLimit() {
    String event = view("e-6");

    assertThat(client.post(JSON, event + " ".repeat(4 * MEBIBYTE - event.length())).statusCode())
        .isEqualTo(202);
  }

  @Test
  void refusesTooManyEvents() {
    assertProblem(client.post("application/x-ndjson", "{}\n".repeat(1001)), 413, "too_many_events");
  }

  @Test
  void stopsBombsAtTheLimit() {
    byte[] bomb = Client.gzip(new byte[200 * MEBIBYTE]);

    assertProblem(client.postGzip(JSON, bomb), 413, "body_too_large");
  }

  @Test
  void stopsEndlessBodiesAtTheLimit() {
    byte[] chunk = new byte[64 << 10];
    Arrays.fill(chunk, (byte) ' ');
    EndlessBody endless = new EndlessBody(client.port(), chunk);

    String answer = endless.post();

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("body_too_large");
    assertThat(endless.sent()).isLessThan(32L * MEBIBYTE);
  }

  @Test
  void refusesMoreThanFitsIntoMemoryAndServesTheRest() throws Exception {
    byte[] bomb = Client.gzip(new byte[50 * MEBIBYTE]);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 100)
              .mapToObj(_ -> senders.submit(() -> client.postGzip(JSON, bomb).statusCode()))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(413, 503);
      }
    }
    assertThat(client.post(JSON, view("e-7")).statusCode()).isEqualTo(202);
  }

  @Test
  void answersManyEmptyGzipMembersAtOnceAndLosesNoWorker() throws Exception {
    byte[] members = repeat(Client.gzip(new byte[0]), 10_000);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> answers =
          IntStream.range(0, 40)
              .mapToObj(_ -> senders.submit(() -> client.postGzip(JSON, members)))
              .toList();
      for (Future<HttpResponse<String>> answer : answers) {
        assertProblem(answer.get(5, TimeUnit.SECONDS), 400, "not_parseable");
      }
    }
    assertThat(client.post(JSON, view("e-10")).statusCode()).isEqualTo(202);
  }

  @Test
  void holdsNoMoreThanItsBudgetWhateverTwoHundredSendAtOnce() throws Exception {
    List<Callable<Integer>> hostile = hostile();
    long before = heapInUse();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          senders.invokeAll(
              IntStream.range(0, 200).mapToObj(i -> hostile.get(i % hostile.size())).toList());
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(400, 413, 415, 422, 503);
      }
    }
    // The client and the closed connections release their buffers some time after the answers.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(heapInUse() - before).isLessThan(16L * MEBIBYTE));
    assertThat(client.post(JSON, view("e-11")).statusCode()).isEqualTo(202);
  }

  /** Hostile requests: large events, gzip bombs, unknown encodings, deep nesting. */
  private static List<Callable<Integer>> hostile() {
    String large = view("e").replace("\"live\"", '"' + "x".repeat(2 * MEBIBYTE) + '"');
    byte[] bomb = Client.gzip(new byte[50 * MEBIBYTE]);
    byte[] members = repeat(Client.gzip(new byte[0]), 10_000);
    String deep = "[".repeat(100_000);
    return List.of(
        () -> client.post(JSON, large).statusCode(),
        () -> client.postGzip(JSON, bomb).statusCode(),
        () -> client.postGzip(JSON, members).statusCode(),
        () -> client.post(JSON, deep).statusCode(),
        () ->
            Client.send(
                    client
                        .request(JSON, BodyPublishers.ofString("x"))
                        .header("Content-Encoding", "br"))
                .statusCode());
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static byte[] repeat(byte[] bytes, int times) {
    byte[] all = new byte[bytes.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
    }
    return all;
  }

  @Test
  void refusesDeepNestingFast() {
    String deep = "[".repeat(100_000);

    long before = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertProblem(client.post(JSON, deep), 400, "not_parseable");
    }

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void neverAnswersWithTheVisitor() {
    String body = view("e-8").replace("\"live\"", "17").replace("\"douyin\"", "\"nowhere\"");

    assertThat(client.post(JSON, body).body()).doesNotContain(Samples.VISITOR);
    assertThat(client.post(JSON, body + "x").body()).doesNotContain(Samples.VISITOR);
  }

  @Test
  void answersTheGatewayOnly() {
    var request =
        client
            .request(JSON, BodyPublishers.ofString(view("e-9")))
            .setHeader("X-Millrace-Internal", "guess");

    assertProblem(Client.send(request), 403, "not_the_gateway");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"%s\"".formatted(code));
  }

  private static String view(String id) {
    return json(id, EventType.VIEW, Instant.now().toString());
  }
}
