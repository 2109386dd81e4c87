package io.millrace.insights;

import static io.millrace.insights.testing.Explained.direct;
import static io.millrace.insights.testing.Explained.key;
import static io.millrace.insights.testing.Explained.mixed;
import static io.millrace.insights.testing.Explained.purchase;
import static io.millrace.insights.testing.Explained.revision;
import static io.millrace.insights.testing.Explained.unvalued;
import static io.millrace.insights.testing.Explained.waiting;
import static io.millrace.insights.testing.Explained.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.cell.LoopKind;
import io.millrace.events.loop.LoopKey;
import io.millrace.insights.testing.FakeLoopsSource;
import io.millrace.insights.testing.Revisions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests explained orders over HTTP, with a store that speaks MongoDB and a topic in memory. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class OrdersIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration SOON = Duration.ofSeconds(10);

  private EmbeddedMongo mongo;
  private RunningInsights insights;
  private FakeLoopsSource loops;
  private ApiClient api;

  @BeforeAll
  void start(@TempDir Path directory) {
    mongo = new EmbeddedMongo(directory);
    insights = RunningInsights.start(mongo.uri(), List.of(), RunningInsights.Fakes.class);
    loops = insights.loops();
    api = new ApiClient(insights);
  }

  @AfterAll
  void stop() {
    insights.close();
    mongo.close();
  }

  @Test
  void answersAnOrderInTheAgreedShape() {
    loops.append(revision(key(1, "douyin", "o-1"), 0, mixed()));
    JsonNode answer = awaitOrders("/v1/platforms/douyin/orders/o-1", 1);
    assertThat(answer.get("asOf").asString()).startsWith("2026-11-");
    assertThat(answer.get("more").asBoolean()).isFalse();
    JsonNode order = answer.get("orders").get(0);
    assertThat(order)
        .isEqualTo(
            MAPPER.readTree(
                """
                { "platform": "douyin", "order": "o-1", "purchases": [
                  { "id": "e-8", "at": "2026-11-23T12:00:00Z", "currency": "CNY", "amount": "9", "lines": 1,
                    "kind": "mixed", "earlierTouches": 3, "touches": [
                    { "platform": "kuaishou", "surface": "shop", "at": "2026-11-23T11:00:00Z",
                      "events": 2, "credit": {
                        "last_touch": { "amount": "0", "microOrders": 0 },
                        "first_touch": { "amount": "0", "microOrders": 0 },
                        "linear": { "amount": "2", "microOrders": 500000 },
                        "time_decay": { "amount": "0", "microOrders": 0 },
                        "position": { "amount": "0", "microOrders": 0 } } },
                    { "platform": "douyin", "surface": "live", "at": "2026-11-23T11:59:59Z",
                      "events": 1, "credit": {
                        "last_touch": { "amount": "4", "microOrders": 1000000 },
                        "first_touch": { "amount": "0", "microOrders": 0 },
                        "linear": { "amount": "2", "microOrders": 500000 },
                        "time_decay": { "amount": "0", "microOrders": 0 },
                        "position": { "amount": "0", "microOrders": 0 } } } ] } ],
                  "repeats": 1,
                  "refunds": [ { "id": "e-9", "at": "2026-11-24T12:00:00Z", "currency": "CNY",
                    "amount": "5", "applied": "5" } ], "moreRefunds": 0 }
                """));
  }

  @Test
  void leavesAmountsOutThatNobodyKnows() {
    loops.append(revision(key(1, "douyin", "gift"), 0, unvalued()));
    JsonNode purchase =
        awaitOrders("/v1/platforms/douyin/orders/gift", 1).at("/orders/0/purchases/0");
    assertThat(purchase.has("amount")).isFalse();
    assertThat(purchase.has("currency")).isFalse();
    assertThat(purchase.at("/touches/0/credit/linear"))
        .isEqualTo(MAPPER.readTree("{\"microOrders\":1000000}"));
  }

  @Test
  void answersTheOrdersOfAllVisitorsAndNeverTheVisitors() {
    loops.append(revision(key(0xABCDEF, "douyin", "shared"), 0, direct(7)));
    loops.append(revision(key(2, "douyin", "shared"), 0, mixed()));
    JsonNode answer = awaitOrders("/v1/platforms/douyin/orders/shared", 2);
    assertThat(answer.toString()).doesNotContain("abcdef").doesNotContain("visitor");
  }

  @Test
  void answersAtMostTwentyAndSaysThatThereAreMore() {
    for (int visitor = 0; visitor < 30; visitor++) {
      loops.append(revision(key(visitor, "jd", "1"), 0, direct(visitor)));
    }
    JsonNode answer = awaitOrders("/v1/platforms/jd/orders/1", 20);
    assertThat(answer.get("more").asBoolean()).isTrue();
  }

  @Test
  void showsWaitingRefundsAndWithdrawsThem() {
    LoopKey refunds = new LoopKey(key(1, "jd", "w").visitor(), "jd", "w", false);
    loops.append(revision(refunds, 0, waiting()));
    JsonNode waiting = awaitOrders("/v1/platforms/jd/orders/w", 1).at("/orders/0");
    assertThat(waiting.get("purchases").isEmpty()).isTrue();
    assertThat(waiting.at("/refunds/0/applied").asString()).isEqualTo("0");
    loops.append(withdrawal(refunds, 0));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                client()
                    .get()
                    .uri("/v1/platforms/jd/orders/w")
                    .exchange()
                    .expectStatus()
                    .isNotFound());
  }

  @Test
  void readsNumbersWithLettersOfEverySort() {
    loops.append(revision(key(1, "jd", "订单/1|a b"), 0, direct(1)));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                client()
                    .get()
                    .uri("/v1/platforms/jd/orders/{order}", "订单/1|a b")
                    .exchange()
                    .expectStatus()
                    .isOk());
  }

  @Test
  void listsOrdersTheNewestFirstAndFiltersThem() {
    long at = Revisions.at("2025-06-01T10:00:00Z");
    for (int i = 0; i < 5; i++) {
      LoopKind kind = i % 2 == 0 ? LoopKind.CLOSED : LoopKind.EXTERNAL;
      loops.append(
          revision(key(1, i < 3 ? "tmall" : "jd", "list-" + i), i, purchase(at + i, kind)));
    }
    String range = "/v1/orders?from=2025-06-01&to=2025-06-02";
    JsonNode all = awaitOrders(range, 5);
    assertThat(numbers(all)).containsExactly("list-4", "list-3", "list-2", "list-1", "list-0");
    assertThat(new ApiSchema(orders("/openapi.json")).problems("/v1/orders", all)).isEmpty();
    assertThat(all.get("zone").asString()).isEqualTo("UTC");
    assertThat(numbers(orders(range + "&platform=tmall&kind=closed")))
        .containsExactly("list-2", "list-0");
    assertThat(numbers(orders(range + "&touchPlatform=qq"))).isEmpty();
    JsonNode first = orders(range + "&limit=2");
    assertThat(numbers(first)).containsExactly("list-4", "list-3");
    JsonNode second = orders(range + "&limit=2&cursor=" + first.get("next").asString());
    assertThat(numbers(second)).containsExactly("list-2", "list-1");
    assertThat(new ApiSchema(orders("/openapi.json")).parameters("/v1/orders"))
        .contains("touchSurface", "order", "cursor")
        .hasSize(13);
  }

  @Test
  void findsANumberOnAllPlatformsAndSuggestsOthersWhenThereIsNone() {
    loops.append(revision(key(1, "tmall", "SO100025"), 0, mixed()));
    JsonNode found = awaitOrders("/v1/orders?order=SO100025", 1);
    JsonNode order = found.at("/orders/0");
    assertThat(order.get("platform").asString()).isEqualTo("tmall");
    assertThat(order.get("refunded").asString()).isEqualTo("5");
    assertThat(order.at("/lastTouch/surface").asString()).isEqualTo("live");
    assertThat(order.get("touches").asInt()).isEqualTo(5);
    JsonNode none = orders("/v1/orders?order=so100026");
    assertThat(none.get("orders").isEmpty()).isTrue();
    assertThat(none.get("near").toString())
        .contains("{\"platform\":\"tmall\",\"order\":\"SO100025\"}");
    api.assertRefused(
        "/v1/platforms/jd/orders/SO100025", 404, "unknown_order", "near: 'SO100025' on tmall");
    JsonNode part = orders("/v1/orders?find=o1000&platform=tmall");
    assertThat(numbers(part)).containsExactly("SO100025");
    assertThat(part.get("complete").asBoolean()).isTrue();
    assertThat(new ApiSchema(orders("/openapi.json")).problems("/v1/orders", part)).isEmpty();
    assertThat(numbers(orders("/v1/orders?find=o1000&platform=jd"))).isEmpty();
    api.assertRefused("/v1/orders?order=a&find=a", 400, "bad_parameter", "not allowed with order");
    api.assertRefused(
        "/v1/orders?find=" + "x".repeat(65), 400, "bad_parameter", "1 to 64 characters");
    api.assertRefused("/v1/orders?order=a&limit=1", 400, "bad_parameter", "not allowed with order");
    api.assertRefused(
        "/v1/orders?kind=open", 400, "bad_parameter", "closed, external, mixed, direct");
    api.assertRefused("/v1/orders?touchSurface=live", 400, "bad_parameter", "touchPlatform");
    api.assertRefused("/v1/orders?from=2020-01-01&to=2026-01-01", 400, "bad_parameter", "800 days");
    api.assertRefused("/v1/orders?cursor=zzz", 400, "bad_parameter", "cursor");
  }

  private static List<String> numbers(JsonNode answer) {
    return answer.get("orders").valueStream().map(order -> order.get("order").asString()).toList();
  }

  @Test
  void refusesWithAProblem() {
    api.assertRefused("/v1/platforms/duoyin/orders/o-1", 404, "unknown_platform", "near: douyin");
    api.assertRefused(
        "/v1/platforms/douyin/orders/nobodys", 404, "unknown_order", "'nobodys' on douyin");
    api.assertRefused("/v1/platforms/douyin/orders/" + "x".repeat(65), 400, "bad_parameter", "64");
    api.assertRefused(
        "/v1/platforms/douyin/orders/o-1?model=linear", 400, "bad_parameter", "unknown");
  }

  private JsonNode awaitOrders(String uri, int count) {
    return await()
        .atMost(SOON)
        .until(() -> orders(uri), answer -> answer.path("orders").size() == count);
  }

  private JsonNode orders(String uri) {
    return MAPPER.readTree(
        client().get().uri(uri).exchange().expectBody().returnResult().getResponseBody());
  }

  private WebTestClient client() {
    return insights.client();
  }
}
