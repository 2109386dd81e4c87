package io.millrace.insights;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.revision;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tests insights over HTTP, with a store that speaks MongoDB and a topic in memory. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InsightsIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Calendar CALENDAR = new Calendar(ZoneOffset.UTC);
  private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
      new ParameterizedTypeReference<>() {};
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final long BEGIN = at("2026-11-24T09:00:00Z");
  private static final String MINUTES =
      "/v1/platforms/douyin/summary?grain=minute&from=2026-11-24T09:00:00Z&to=2026-11-24T10:00:00Z";

  private static final String OLD_MINUTES =
      "/v1/platforms/jd/summary?grain=minute&from=2026-11-23T00:00:00Z&to=2026-11-23T01:00:00Z";

  private static final String DAY =
      "/v1/platforms/douyin/summary?grain=day&from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z";

  private final Map<Cell, Map<Measure, Long>> totals = new HashMap<>();
  private EmbeddedMongo mongo;
  private RunningInsights insights;
  private WebTestClient client;

  @BeforeAll
  void start(@TempDir Path directory) {
    mongo = new EmbeddedMongo(directory);
    insights = RunningInsights.start(mongo.uri(), List.of(), RunningInsights.Fakes.class);
    client = insights.client();
    awaitReadiness(200);
  }

  @AfterAll
  void stop() {
    insights.close();
    mongo.close();
  }

  @Test
  @Order(1)
  void saysTheSameLiveAsByQuery() {
    Map<String, JsonNode> live = new ConcurrentHashMap<>();
    Disposable stream =
        live("/v1/live?platform=douyin&grain=minute", "")
            .filter(event -> "summary".equals(event.event()))
            .subscribe(event -> keep(event, live));
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (int i = 0; i < 3_000; i++) {
      happen(BEGIN + random.nextLong(30) * 60_000, random.nextLong(1, 100));
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(live).isEqualTo(rows(get(MINUTES))));
    assertThat(live).hasSize(30);
    stream.dispose();
  }

  @Test
  @Order(2)
  void answersRowsAndTotalsInTheAgreedShape() {
    JsonNode answer = get(DAY);
    JsonNode row = answer.get("rows").get(0);
    assertThat(row.propertyNames())
        .containsExactly("start", "traffic", "orders", "newBuyers", "money", "loops");
    assertThat(row.get("start").asString()).isEqualTo("2026-11-24T00:00:00Z");
    assertThat(row.get("money").get(0).get("gross").isString()).isTrue();
    assertThat(answer.get("totals").get("traffic").get("visitors").isNull()).isTrue();
    assertThat(answer.get("asOf").asString()).startsWith("2026-11-24T09:");
    assertThat(text(DAY)).contains("\"closureRate\":1.000000,\"leakRate\":0.000000");
  }

  @Test
  @Order(2)
  void tellsTheHeadlinesOfToday() {
    JsonNode platforms = get("/v1/platforms").get("platforms");
    JsonNode douyin =
        platforms.valueStream().filter(p -> is(p, "douyin")).findFirst().orElseThrow();
    JsonNode weibo = platforms.valueStream().filter(p -> is(p, "weibo")).findFirst().orElseThrow();
    assertThat(douyin.get("today").get("orders").get("count").asLong()).isEqualTo(3_000);
    assertThat(douyin.get("latest")).isEqualTo(douyin.get("today"));
    assertThat(weibo.get("latest").isNull()).isTrue();
    assertThat(weibo.get("owner").asString()).isEqualTo("sina");
  }

  @Test
  @Order(2)
  void answersTheLoopsOfAnyMinutes() {
    JsonNode hour = get("/v1/loops?from=2026-11-24T09:00:00Z&to=2026-11-24T10:00:00Z");
    JsonNode minutes = get("/v1/loops?from=2026-11-24T09:00:00Z&to=2026-11-24T09:30:00Z");
    assertThat(hour.get("cells")).isEqualTo(minutes.get("cells"));
    assertThat(hour.get("cells").get(0).get("from").asString()).isEqualTo("douyin");
    assertThat(hour.get("cells").get(0).get("microOrders").asLong()).isEqualTo(3_000_000_000L);
  }

  @Test
  @Order(2)
  void sendsAReturningClientOnlyWhatItDoesNotHave() {
    String ready =
        requireNonNull(
            live("/v1/live?platform=douyin&last=5", "")
                .filter(event -> "ready".equals(event.event()))
                .mapNotNull(ServerSentEvent::id)
                .blockFirst(SOON));
    List<ServerSentEvent<String>> again =
        live("/v1/live?platform=douyin&last=5", ready)
            .filter(event -> !"lag".equals(event.event()))
            .takeUntil(event -> "ready".equals(event.event()))
            .collectList()
            .block(SOON);
    assertThat(again).hasSize(1);
  }

  @Test
  @Order(2)
  void saysInAnswersAndStreamsHowFarCountingIsBehind() {
    insights.looks().set(100, 100);
    await().atMost(SOON).untilAsserted(() -> assertThat(lag(get(DAY))).isEqualTo("0 known"));
    insights.looks().set(150, 108);
    for (String path : List.of(DAY, MINUTES, "/v1/platforms", "/v1/lag")) {
      await().atMost(SOON).untilAsserted(() -> assertThat(lag(get(path))).isEqualTo("42 known"));
      assertThat(header(path)).startsWith("events=42, seconds=");
    }
    // All streams share one lag sample a second.
    await().atMost(SOON).untilAsserted(() -> assertThat(firstLag()).isEqualTo("42 known"));
    insights.looks().set(150, 150);
    await().atMost(SOON).untilAsserted(() -> assertThat(firstLag()).isEqualTo("0 known"));
  }

  @Test
  @Order(2)
  void aFresherLagDoesNotMakeAnotherAnswer() {
    String tag = requireNonNull(headers(DAY, "").getETag());
    insights.looks().set(177, 170);
    await().atMost(SOON).until(() -> header(DAY).startsWith("events=7,"));
    HttpHeaders unchanged = headers(DAY, tag);
    assertThat(unchanged.getFirst("Millrace-Lag")).startsWith("events=7,");
    assertThat(unchanged.getETag()).isEqualTo(tag);
    insights.looks().set(177, 177);
  }

  /** A table has no place for the JSON field. */
  @Test
  @Order(2)
  void saysInAHeaderHowFarATableIsBehind() {
    client
        .get()
        .uri(DAY)
        .accept(MediaType.valueOf("text/csv"))
        .exchange()
        .expectHeader()
        .valueMatches("Millrace-Lag", "events=\\d+, seconds=[0-9.]+, until=\"2026-.*Z\"")
        .expectBody(String.class)
        .value(table -> assertThat(table).doesNotContain("lag"));
  }

  @Test
  @Order(6)
  void saysThatItIsUnknownWhileNobodyAnswers() {
    insights.looks().set(177, 177);
    insights.looks().goAway();
    await()
        .atMost(SOON.multipliedBy(2))
        .untilAsserted(() -> assertThat(lag(get(DAY))).isEqualTo("null unknown"));
    JsonNode lag = get(DAY).get("lag");
    assertThat(lag.get("reason").asString()).contains("the test took it away");
    assertThat(lag.get("countedUntil").isNull()).isFalse();
    assertThat(text("/actuator/health/readiness", insights.management()))
        .contains("DEGRADED", "the test took it away");
    insights.looks().comeBack();
    await().atMost(SOON).untilAsserted(() -> assertThat(lag(get(DAY))).isEqualTo("0 known"));
  }

  private static String lag(JsonNode answer) {
    return lagText(answer.get("lag"));
  }

  private static String lagText(JsonNode lag) {
    return lag.get("events") + (lag.get("seconds").isNumber() ? " known" : " unknown");
  }

  private String firstLag() {
    return requireNonNull(
        live("/v1/live?platform=weibo", "")
            .filter(event -> "lag".equals(event.event()))
            .map(event -> lag(MAPPER.readTree(event.data())))
            .blockFirst(SOON));
  }

  private String header(String path) {
    return requireNonNull(headers(path, "").getFirst("Millrace-Lag"));
  }

  private HttpHeaders headers(String path, String known) {
    return client
        .get()
        .uri(path)
        .headers(headers -> headers.setIfNoneMatch(known.isEmpty() ? List.of() : List.of(known)))
        .exchange()
        .expectStatus()
        .value(status -> assertThat(status).isEqualTo(known.isEmpty() ? 200 : 304))
        .returnResult(byte[].class)
        .getResponseHeaders();
  }

  @Test
  @Order(2)
  void keepsAQuietStreamOpen() {
    List<ServerSentEvent<String>> comments =
        live("/v1/live?platform=weibo", "")
            .filter(event -> event.comment() != null)
            .take(5)
            .collectList()
            .block(SOON);
    assertThat(comments).hasSize(5);
  }

  @Test
  @Order(5)
  void cutsAClientOffThatDoesNotRead() throws IOException {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(insights.address());
      socket.getOutputStream().write(insights.request("/v1/live?platform=douyin"));
      await().atMost(SOON).until(() -> insights.liveClients() == 1);
      await()
          .atMost(SOON.multipliedBy(3))
          .until(
              () -> {
                LongStream.range(0, 30).forEach(minute -> happen(BEGIN + minute * 60_000, 0));
                return insights.liveClients() == 0;
              });
      assertThat(rest(socket)).doesNotEndWith("\r\n0\r\n\r\n");
    }
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource({
    "/v1/platforms/duoyin/summary?grain=day, 404, unknown_platform, near: douyin",
    "/v1/platforms/douyin/summary?grain=day&from=2026-11-24T00:00:00Z, 400, bad_parameter, to",
    "/v1/platforms/douyin/summary?grain=year, 400, bad_parameter, grain is one of",
    "/v1/platforms?colour=red, 400, bad_parameter, unknown parameter",
    "/v1/platforms/jd/summary?grain=minute&from=2026-10-01T00:00:00Z&to=2026-10-01T01:00:00Z, 400,"
        + " bad_parameter, the oldest minute that is kept",
    "/v1/loops?model=best, 400, bad_parameter, last_touch",
    "/v1/live?platform=douyin&last=100000, 400, bad_parameter, from 1 to 120",
    "/v1/live?platform=douyin&platform=jd, 400, bad_parameter, more than once",
    "/v1/live?owner=tencnet, 404, unknown_owner, near: tencent",
    "/v1/live?platform=douyin&owner=tencent, 404, nothing_matches, none of the requested platforms",
    "/v1/live?kind=traffic+orders, 400, bad_parameter, 'traffic, money, loops'",
    "/v1/live?currency=CNY, 400, bad_parameter, unknown parameter",
    "/v1/live?platform=douyin+nowhere, 404, unknown_platform, nowhere",
    "/v1/nothing, 404, not_found, Not Found"
  })
  void refusesWithAProblem(String uri, int status, String code, String said) {
    new ApiClient(insights).assertRefused(uri.replace('+', ','), status, code, said);
  }

  @Test
  @Order(2)
  void refusesAnIdThatIsNotOfThisStream() {
    client
        .get()
        .uri("/v1/live")
        .header("Last-Event-ID", "17")
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.parameter")
        .isEqualTo("Last-Event-ID");
  }

  @Test
  @Order(2)
  void streamsTheWantedSectionsOfAnOwnersPlatforms() {
    List<JsonNode> rows =
        requireNonNull(
            live("/v1/live?owner=bytedance&kind=money,loops&grain=day", "")
                .takeUntil(event -> "ready".equals(event.event()))
                .filter(event -> "summary".equals(event.event()))
                .map(event -> MAPPER.readTree(event.data()))
                .collectList()
                .block(SOON));
    JsonNode asked = get(DAY).get("rows").get(0);
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().propertyNames())
        .containsExactly("platform", "grain", "start", "orders", "newBuyers", "money", "loops");
    assertThat(rows.getFirst().get("loops")).isEqualTo(asked.get("loops"));
  }

  @Test
  @Order(2)
  void answersTheGatewayOnly() {
    client
        .mutate()
        .defaultHeaders(headers -> headers.clear())
        .build()
        .get()
        .uri("/v1/platforms")
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @Test
  @Order(2)
  void saysHowFarTheReadingHasCome() {
    insights
        .management()
        .get()
        .uri("/actuator/health/readiness")
        .exchange()
        .expectBody()
        .jsonPath("$.components.projection.details.remaining")
        .isEqualTo(0)
        .jsonPath("$.components.projection.details.lag")
        .isNumber();
  }

  @Test
  @Order(2)
  void tellsHowItIsDoing() {
    String metrics =
        insights
            .management()
            .get()
            .uri("/actuator/prometheus")
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    assertThat(metrics)
        .contains("millrace_insights_lag_records", "millrace_insights_lag_seconds")
        .contains("millrace_insights_pending_cells", "millrace_insights_live_clients")
        .contains("millrace_insights_writes_total");
  }

  @Test
  @Order(3)
  void answersInTimeWhileTheStoreIsAwayAndCatchesUp() {
    fillMoreMinutesThanAreKeptInMemory();
    await().atMost(SOON).until(() -> get(OLD_MINUTES).get("rows").size() == 60);
    mongo.goAway();
    happen(BEGIN, 7);
    // Before the order is read, the cached answer may be sent again.
    await().atMost(SOON).until(() -> get(MINUTES).at("/totals/orders/count").asLong() == 3_001);
    assertThat(get(MINUTES).get("rows").size()).isEqualTo(30);
    long asked = System.nanoTime();
    client
        .get()
        .uri(OLD_MINUTES)
        .exchange()
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        .valueEquals("Retry-After", "2");
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    awaitReadiness(503);
    mongo.comeBack();
    awaitReadiness(200);
    assertThat(get(OLD_MINUTES).get("rows").size()).isEqualTo(60);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(get(MINUTES).at("/totals/orders/count").asLong()).isEqualTo(3_001));
  }

  @Test
  @Order(4)
  void isNotReadyWhileTheBrokerIsAway() {
    insights.source().goAway();
    awaitReadiness(503);
    assertThat(get("/v1/platforms").get("platforms").isEmpty()).isFalse();
    insights.source().comeBack();
    awaitReadiness(200);
  }

  private void fillMoreMinutesThanAreKeptInMemory() {
    for (int minute = 0; minute < 200; minute++) {
      long start = at("2026-11-23T00:00:00Z") + minute * 60_000L;
      add(new Cell(Kind.TRAFFIC, "jd", Grain.MINUTE, start), Map.of(Measure.of(Metric.OPENS), 1L));
    }
  }

  /** Makes an order of that amount, with credit for a touch on the same platform. */
  private void happen(long moment, long amount) {
    for (Grain grain : Grain.values()) {
      long start = CALENDAR.start(grain, moment);
      add(
          new Cell(Kind.TRAFFIC, "douyin", grain, start),
          Map.of(Measure.of(Metric.EVENTS, "purchase"), 1L, Measure.of(Metric.OPENS), 1L));
      add(
          new Cell(Kind.MONEY, "douyin", grain, start),
          Map.of(Measure.of(Metric.ORDERS), 1L, Measure.of(Metric.GROSS, "CNY"), amount));
      add(new Cell(Kind.CREDIT, "douyin", grain, start), credit(amount));
    }
  }

  private static Map<Measure, Long> credit(long amount) {
    return Map.of(
        Measure.of(Metric.CREDIT_IN, "last_touch", "douyin", "live", "CNY"),
        amount,
        Measure.of(Metric.CREDIT_IN_ORDERS, "last_touch", "douyin", "live"),
        1_000_000L);
  }

  private void add(Cell cell, Map<Measure, Long> difference) {
    Map<Measure, Long> total = totals.computeIfAbsent(cell, _ -> new HashMap<>());
    difference.forEach((measure, value) -> total.merge(measure, value, Long::sum));
    insights.source().append(revision(cell, 0, total));
  }

  private Flux<ServerSentEvent<String>> live(String uri, String lastEventId) {
    return client
        .get()
        .uri(uri)
        .header("Last-Event-ID", lastEventId)
        .exchange()
        .expectStatus()
        .isOk()
        .returnResult(EVENT)
        .getResponseBody();
  }

  private JsonNode get(String uri) {
    return MAPPER.readTree(text(uri));
  }

  private String text(String uri) {
    return text(uri, client);
  }

  private static String text(String uri, WebTestClient client) {
    return requireNonNull(
        client
            .get()
            .uri(uri)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  private void awaitReadiness(int status) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                insights
                    .management()
                    .get()
                    .uri("/actuator/health/readiness")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status));
  }

  private static Map<String, JsonNode> rows(JsonNode answer) {
    Map<String, JsonNode> rows = new HashMap<>();
    answer.get("rows").forEach(row -> rows.put(row.get("start").asString(), row));
    return rows;
  }

  private static void keep(ServerSentEvent<String> event, Map<String, JsonNode> rows) {
    ObjectNode row = (ObjectNode) MAPPER.readTree(event.data());
    assertThat(row.remove("platform").asString()).isEqualTo("douyin");
    assertThat(row.remove("grain").asString()).isEqualTo("minute");
    rows.put(row.get("start").asString(), row);
  }

  /** Reads the rest. A stream that was cut off has no last chunk. */
  private static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      socket.setSoTimeout((int) SOON.toMillis());
      socket.getInputStream().transferTo(rest);
    } catch (SocketException _) {
      // The connection was reset.
    }
    return rest.toString(UTF_8);
  }

  private static boolean is(JsonNode platform, String id) {
    return platform.get("id").asString().equals(id);
  }
}
