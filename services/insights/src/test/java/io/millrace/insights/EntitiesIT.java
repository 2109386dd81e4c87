package io.millrace.insights;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Tests rankings and courses of creators over HTTP, with numbers that were calculated by hand. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class EntitiesIT {
  private static final String NOVEMBER = "2026-11-01T00:00:00Z";
  private static final String FIRST = "2026-11-23T00:00:00Z";
  private static final String SECOND = "2026-11-24T00:00:00Z";
  private static final String RANKING =
      "/v1/rankings?by=creator&currency=CNY&period=2026-11&metric=";
  private static final String SLASH = "li|1/2";

  private EmbeddedMongo mongo;
  private RunningInsights insights;
  private WebTestClient client;
  private ApiClient api;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    mongo = new EmbeddedMongo(directory);
    insights = RunningInsights.withRates(mongo, directory);
    client = insights.client();
    api = new ApiClient(insights);
    fill();
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .until(
            () ->
                api.get("/v1/platforms/wechat/creators/last?from=2026-11-01&to=2026-12-01")
                        .at("/totals/microOrders")
                        .asLong()
                    == 1);
  }

  @AfterAll
  void stop() {
    insights.close();
    mongo.close();
  }

  /**
   * On douyin, touches earned 15.00 CNY and 3 orders for 4.00 CNY, a third of it on taobao. On
   * wechat they earned 0.20 USD on days with different rates.
   */
  private void fill() {
    creator(
        "douyin",
        FIRST,
        "mei",
        Map.of(
            credit("live", "douyin", "CNY"),
            700L,
            orders("live", "douyin"),
            1_500_000L,
            refunded("live", "douyin", "CNY"),
            70L,
            newBuyers("live", "douyin"),
            500_000L,
            spend("feed", "CNY"),
            250L));
    creator(
        "douyin",
        SECOND,
        "mei",
        Map.of(credit("live", "taobao", "CNY"), 300L, orders("live", "taobao"), 500_000L));
    creator(
        "douyin",
        SECOND,
        SLASH,
        Map.of(
            credit("feed", "taobao", "CNY"),
            200L,
            refunded("feed", "taobao", "CNY"),
            20L,
            orders("feed", "taobao"),
            500_000L));
    creator("douyin", FIRST, "paid", Map.of(spend("feed", "CNY"), 100L));
    creator(
        "wechat",
        FIRST,
        "mei",
        Map.of(
            credit("chat", "douyin", "USD"),
            10L,
            refunded("chat", "douyin", "USD"),
            1L,
            orders("chat", "douyin"),
            100_000L));
    creator("wechat", SECOND, "mei", Map.of(credit("chat", "douyin", "USD"), 10L));
    platform("douyin", FIRST, 800, 0, 2_000_000, 0, 400);
    platform("douyin", SECOND, 200, 500, 0, 1_000_000, 0);
    platform("wechat", FIRST, 0, 10, 0, 100_000, 0);
    platform("wechat", SECOND, 0, 10, 0, 0, 0);
    month();
    creator("wechat", SECOND, "last", Map.of(orders("chat", "douyin"), 1L));
  }

  private final Map<Cell, Map<Measure, Long>> months = new HashMap<>();

  private void month() {
    months.forEach((cell, values) -> insights.source().append(revision(cell, 0, values)));
  }

  private void creator(String platform, String day, String id, Map<Measure, Long> values) {
    Family family = Family.of(platform, new Entity(Entity.Type.CREATOR, id));
    put(family.cell(Grain.DAY, at(day)), family.cell(Grain.MONTH, at(NOVEMBER)), values);
  }

  private void platform(
      String id, String day, long in, long out, long ordersIn, long ordersOut, long spend) {
    String currency = id.equals("wechat") ? "USD" : "CNY";
    String to = id.equals("wechat") ? "douyin" : "taobao";
    put(
        Kind.CREDIT,
        id,
        day,
        Map.of(
            Measure.of(Metric.REFUNDED_IN, "last_touch", id, "live", currency),
            in / 10,
            Measure.of(Metric.REFUNDED_OUT, "last_touch", "live", to, currency),
            out / 10,
            Measure.of(Metric.NEW_BUYERS_IN, "last_touch", id, "live"),
            ordersIn / 2,
            Measure.of(Metric.NEW_BUYERS_OUT, "last_touch", "live", to),
            ordersOut / 2,
            Measure.of(Metric.CREDIT_IN, "last_touch", id, "live", currency),
            in,
            Measure.of(Metric.CREDIT_IN_ORDERS, "last_touch", id, "live"),
            ordersIn,
            Measure.of(Metric.CREDIT_OUT, "last_touch", "live", to, currency),
            out,
            Measure.of(Metric.CREDIT_OUT_ORDERS, "last_touch", "live", to),
            ordersOut));
    put(
        Kind.MONEY,
        id,
        day,
        Map.of(
            Measure.of(Metric.GROSS, currency),
            in,
            Measure.of(Metric.SPEND, "feed", currency),
            spend));
  }

  private void put(Kind kind, String platform, String day, Map<Measure, Long> values) {
    put(
        new Cell(kind, platform, Grain.DAY, at(day)),
        new Cell(kind, platform, Grain.MONTH, at(NOVEMBER)),
        values);
  }

  private void put(Cell day, Cell month, Map<Measure, Long> values) {
    Map<Measure, Long> given = new HashMap<>(values);
    given.values().removeIf(value -> value == 0);
    insights.source().append(revision(day, 0, given));
    Map<Measure, Long> sums = months.computeIfAbsent(month, _ -> new HashMap<>());
    given.forEach((measure, value) -> sums.merge(measure, value, Long::sum));
  }

  private static Measure credit(String surface, String platform, String currency) {
    return Measure.of(Metric.ENTITY_CREDIT, "last_touch", surface, platform, currency);
  }

  private static Measure orders(String surface, String platform) {
    return Measure.of(Metric.ENTITY_CREDIT_ORDERS, "last_touch", surface, platform);
  }

  private static Measure refunded(String surface, String platform, String currency) {
    return Measure.of(Metric.ENTITY_REFUNDED, "last_touch", surface, platform, currency);
  }

  private static Measure newBuyers(String surface, String platform) {
    return Measure.of(Metric.ENTITY_NEW_BUYERS, "last_touch", surface, platform);
  }

  private static Measure spend(String surface, String currency) {
    return Measure.of(Metric.ENTITY_SPEND, surface, currency);
  }

  @Test
  void ranksCreatorsOfAllPlatformsInOneCurrencyAtTheRatesOfTheDays() {
    JsonNode ranking = api.get(RANKING + "credit");
    assertThat(ranking.get("rows").toString())
        .isEqualTo(
            ("[{'rank':1,'platform':'douyin','id':'mei','value':'1000','share':0.606061,'credit':'1000',"
                 + "'refunded':'70','refundRate':0.065421,'microOrders':2000000,'microNewBuyers':500000,"
                 + "'spend':'250','roas':4.0,'costPerOrder':'125','costPerNewBuyer':'500'},"
                 + "{'rank':2,'platform':'douyin','id':'li|1/2','value':'200','share':0.121212,'credit':'200',"
                 + "'refunded':'20','refundRate':0.090909,'microOrders':500000,'microNewBuyers':0,"
                 + "'spend':'0','roas':null,'costPerOrder':null,'costPerNewBuyer':null},"
                 + "{'rank':3,'platform':'wechat','id':'mei','value':'150','share':0.090909,'credit':'150',"
                 + "'refunded':'7','refundRate':0.044586,'microOrders':100000,'microNewBuyers':0,"
                 + "'spend':'0','roas':null,'costPerOrder':null,'costPerNewBuyer':null}]")
                .replace('\'', '"'));
    assertThat(ranking.get("total").asString()).isEqualTo("1650");
    assertThat(ranking.get("unnamed").asString()).isEqualTo("300");
    assertThat(ranking.get("other").toString()).isEqualTo("{\"count\":0,\"value\":\"0\"}");
    assertThat(ranking.get("currency").asString()).isEqualTo("CNY");
    assertThat(ranking.has("lag")).isTrue();
    assertThat(problems("/v1/rankings", ranking)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "creditOrders,mei li|1/2 mei last,3100000,499999",
    "newBuyers,mei,1550000,1050000",
    "refunded,mei li|1/2 mei,165,68",
    "spend,mei paid,400,50",
    "roas,mei paid,4.125000,6.000000"
  })
  void ranksByOtherMetrics(String metric, String ids, String total, String unnamed) {
    JsonNode ranking = api.get(RANKING + metric);
    assertThat(ranking.get("rows").valueStream().map(row -> row.get("id").asString()))
        .containsExactly(ids.split(" "));
    assertThat(ranking.get("total").asString()).isEqualTo(total);
    assertThat(ranking.get("unnamed").asString()).isEqualTo(unnamed);
    assertThat(problems("/v1/rankings", ranking)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-23&to=2026-11-24&platform=douyin,700,100,800",
    "from=2026-11-23&to=2026-11-25&platform=douyin,1000 200,300,1500",
    "period=2026-11-24&platform=wechat,80,0,80",
    "from=2026-10-01&to=2026-12-01&platform=wechat,150,0,150",
    "from=2026-10-01&to=2026-12-02&platform=douyin,1000 200,300,1500",
    "period=2026-10,'',0,0"
  })
  void ranksInRangesOfMonthsAndDays(String range, String values, String unnamed, String total) {
    JsonNode ranking = api.get("/v1/rankings?by=creator&metric=credit&currency=CNY&" + range);
    assertThat(ranking.get("rows").valueStream().map(row -> row.get("value").asString()))
        .containsExactly(values.isEmpty() ? new String[0] : values.split(" "));
    assertThat(ranking.get("unnamed").asString()).isEqualTo(unnamed);
    assertThat(ranking.get("total").asString()).isEqualTo(total);
  }

  @Test
  void comparesCreatorsWithTheDayBefore() {
    String uri =
        "/v1/rankings?by=creator&metric=credit&currency=CNY&period=2026-11-24&platform=douyin"
            + "&compare=previous";
    JsonNode ranking = api.get(uri);
    assertThat(ranking.at("/comparison/from").asString()).isEqualTo(FIRST);
    assertThat(ranking.at("/rows/0/previous").toString())
        .isEqualTo("{'value':'700','rank':1}".replace('\'', '"'));
    assertThat(ranking.at("/rows/0/change").toString()).isEqualTo("-0.571429");
    assertThat(ranking.at("/rows/1/previous").isNull()).isTrue();
    assertThat(ranking.at("/rows/1/change").isNull()).isTrue();
    assertThat(problems("/v1/rankings", ranking)).isEmpty();
    assertThat(api.get(RANKING + "credit").at("/rows/0").has("previous")).isFalse();
    assertThat(api.csv(uri).lines())
        .containsExactly(
            "platform,id,metric,currency,now,then,difference,change",
            "douyin,mei,credit,CNY,300,700,-400,-0.571429",
            "douyin,li|1/2,credit,CNY,200,0,200,");
  }

  @Test
  void comparesNewBuyersAndRanksPlatformsByThem() {
    String uri =
        "/v1/rankings?by=creator&metric=newBuyers&period=2026-11-23&platform=douyin"
            + "&compare=previous";
    JsonNode ranking = api.get(uri);
    assertThat(ranking.at("/rows/0/share").toString()).isEqualTo("0.5");
    assertThat(ranking.at("/rows/0/previous").isNull()).isTrue();
    assertThat(ranking.has("currency")).isFalse();
    assertThat(problems("/v1/rankings", ranking)).isEmpty();
    assertThat(api.csv(uri).lines())
        .containsExactly(
            "platform,id,metric,currency,now,then,difference,change",
            "douyin,mei,microNewBuyers,,500000,0,500000,");
    JsonNode platforms =
        api.get("/v1/rankings?metric=newBuyers&period=2026-11-24&compare=previous");
    assertThat(platforms.at("/rows").valueStream().map(row -> row.get("id").asString()))
        .containsExactly("douyin", "wechat");
    assertThat(platforms.at("/rows").valueStream().map(row -> row.get("value").asString()))
        .containsExactly("500000", "0");
    assertThat(platforms.at("/rows/0/changes/0/metric").asString()).isEqualTo("microNewBuyers");
    assertThat(platforms.at("/rows/0/changes/0/difference").asString()).isEqualTo("-500000");
    assertThat(problems("/v1/rankings", platforms)).isEmpty();
  }

  /** The newest event is on 24 November 2026, so 20 October 2025 is the oldest day. */
  @ParameterizedTest
  @CsvSource({
    "/v1/rankings?by=creator&metric=creditOrders&from=2025-10-19&to=2025-11-01,from",
    "/v1/rankings?by=item&metric=creditOrders&from=2025-09-01&to=2025-10-02,from",
    "/v1/rankings?by=creator&metric=creditOrders&period=2025-10-19,period",
    "/v1/rankings?by=creator&metric=newBuyers&from=2025-11-10&to=2025-12-01&compare=previous,",
    "/v1/rankings?by=creator&metric=newBuyers&from=2025-10-21&to=2025-11-01&compare=previous,compare",
    "/v1/rankings?by=creator&metric=newBuyers&from=2025-10-20&to=2025-11-01,",
    "/v1/rankings?by=creator&metric=newBuyers&from=2025-08-01&to=2025-11-01,",
    "/v1/platforms/douyin/creators/mei?from=2025-10-19&to=2025-11-02,from",
    "/v1/platforms/douyin/creators/mei?from=2025-10-20&to=2025-11-02,",
    "/v1/platforms/douyin/creators/mei?from=2024-10-01&to=2025-11-01&grain=month,"
  })
  void refusesDaysOfEntitiesThatAreNotKept(String uri, String parameter) {
    if (parameter == null) {
      api.get(uri);
      return;
    }
    JsonNode problem = api.refused(uri, 400);
    assertThat(problem.get("reason").asString()).isEqualTo("not_kept");
    assertThat(problem.get("parameter").asString()).isEqualTo(parameter);
    assertThat(problem.get("expected").asString()).isEqualTo("2025-10-20T00:00:00Z");
  }

  /** Its days are gone, so each amount cannot be converted at the rate of its day. */
  @Test
  void refusesToConvertAnOldMonthAndShowsItInItsOwnCurrency() {
    Cell month =
        Family.of("wechat", new Entity(Entity.Type.CREATOR, "old"))
            .cell(Grain.MONTH, at("2025-09-01T00:00:00Z"));
    insights.source().append(revision(month, 0, Map.of(credit("chat", "douyin", "USD"), 10L)));
    String course = "/v1/platforms/wechat/creators/old?from=2025-09-01&to=2025-10-01&grain=month";
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> api.get(course).at("/totals/credit/0/amount").asString("").equals("10"));
    assertThat(api.refused(course + "&currency=CNY", 400).get("reason").asString())
        .isEqualTo("not_kept");
    String ranking = "/v1/rankings?by=creator&metric=credit&period=2025-09&currency=";
    assertThat(api.refused(ranking + "CNY", 400).get("parameter").asString()).isEqualTo("period");
    assertThat(api.get(ranking + "USD").at("/rows/0/value").asString()).isEqualTo("10");
  }

  @Test
  void findsIdsByAPartOfThemThoseThatEarnedMostFirst() {
    JsonNode found = api.get("/v1/platforms/douyin/creators?find=I&currency=CNY");
    assertThat(found.get("ids").valueStream().map(JsonNode::asString))
        .containsExactly("mei", SLASH, "paid");
    assertThat(found.get("complete").asBoolean()).isTrue();
    assertThat(problems("/v1/platforms/{platform}/creators", found)).isEmpty();
    assertThat(api.get("/v1/platforms/wechat/creators?find=ei").get("ids").toString())
        .isEqualTo("[\"mei\"]");
    JsonNode none = api.get("/v1/platforms/douyin/campaigns?find=mei");
    assertThat(none.get("ids").isEmpty()).isTrue();
    assertThat(problems("/v1/platforms/{platform}/campaigns", none)).isEmpty();
    assertThat(api.csv("/v1/platforms/douyin/creators?find=%7C").lines())
        .containsExactly("id", SLASH);
  }

  @Test
  void countsOrdersWithoutACurrency() {
    JsonNode ranking = api.get("/v1/rankings?by=creator&metric=creditOrders&period=2026-11");
    assertThat(ranking.at("/rows/0/value").asString()).isEqualTo("2000000");
    assertThat(ranking.at("/rows/0/credit").isNull()).isTrue();
    assertThat(ranking.has("currency")).isFalse();
    assertThat(problems("/v1/rankings", ranking)).isEmpty();
  }

  @Test
  void pagesWithExactRestsAndCursorsOfThisQueryOnly() {
    JsonNode first = api.get(RANKING + "credit&limit=1");
    assertThat(first.get("other").toString()).isEqualTo("{\"count\":2,\"value\":\"350\"}");
    String next = first.get("next").asString();
    JsonNode second = api.get(RANKING + "credit&limit=1&cursor=" + next);
    assertThat(second.at("/rows/0/id").asString()).isEqualTo(SLASH);
    assertThat(second.at("/rows/0/rank").asInt()).isEqualTo(2);
    assertThat(second.at("/other/value").asString()).isEqualTo("150");
    JsonNode third = api.get(RANKING + "credit&limit=2&cursor=" + second.get("next").asString());
    assertThat(third.at("/rows/0/platform").asString()).isEqualTo("wechat");
    assertThat(third.has("next")).isFalse();
    assertThat(api.refused(RANKING + "spend&limit=1&cursor=" + next, 400).get("reason").asString())
        .isEqualTo("bad_cursor");
  }

  @Test
  void answers304UntilAnEntityChanges() {
    String uri = "/v1/rankings?by=item&metric=creditOrders&period=2026-11";
    String tag = api.tag(uri);
    await()
        .during(Duration.ofMillis(1_500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> api.tag(uri).equals(tag));
    client.get().uri(uri).header("If-None-Match", tag).exchange().expectStatus().isNotModified();
    Family item = Family.of("jd", new Entity(Entity.Type.ITEM, "shoe"));
    insights
        .source()
        .append(
            revision(item.cell(Grain.MONTH, at(NOVEMBER)), 0, Map.of(orders("feed", "jd"), 5L)));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(api.get(uri).at("/rows/0/id").asString()).isEqualTo("shoe"));
    assertThat(api.tag(uri)).isNotEqualTo(tag);
  }

  @Test
  void addsUpDaysAgainWhenOneOfThemChanges() {
    String uri =
        "/v1/rankings?by=campaign&metric=creditOrders&platform=jd&from=2026-11-05&to=2026-11-08";
    sold("2026-11-05T00:00:00Z", "sale", 1);
    sold("2026-11-06T00:00:00Z", "sale", 20);
    sold("2026-11-07T00:00:00Z", "other", 300);
    awaitValues(uri, "other=300", "sale=21");
    sold("2026-11-07T00:00:00Z", "sale", 400);
    awaitValues(uri, "sale=421", "other=300");
    sold("2026-11-05T00:00:00Z", "sale", 2);
    sold("2026-11-06T00:00:00Z", "new", 5_000);
    awaitValues(uri, "new=5000", "sale=422", "other=300");
  }

  private void sold(String day, String campaign, long orders) {
    Family family = Family.of("jd", new Entity(Entity.Type.CAMPAIGN, campaign));
    insights
        .source()
        .append(revision(family.cell(Grain.DAY, at(day)), 0, Map.of(orders("feed", "jd"), orders)));
  }

  private void awaitValues(String uri, String... values) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        api.get(uri)
                            .get("rows")
                            .valueStream()
                            .map(
                                row ->
                                    row.get("id").asString() + "=" + row.get("value").asString()))
                    .containsExactly(values));
  }

  @Test
  void tellsTheCourseOfACreatorWithPairsAndSurfaces() {
    JsonNode course = api.get("/v1/platforms/douyin/creators/mei?from=2026-11-01&to=2026-12-01");
    assertThat(course.get("rows").toString())
        .isEqualTo(
            ("[{'start':'2026-11-23T00:00:00Z','microOrders':1500000,'microNewBuyers':500000,'credit':[{'currency':'CNY','amount':'700',"
                 + "'refunded':'70','refundRate':0.090909,'spend':'250','roas':2.8,'costPerOrder':'167','costPerNewBuyer':'500'}]},"
                 + "{'start':'2026-11-24T00:00:00Z','microOrders':500000,'microNewBuyers':0,'credit':[{'currency':'CNY','amount':'300',"
                 + "'refunded':'0','refundRate':0.0,'spend':'0','roas':null,'costPerOrder':null,'costPerNewBuyer':null}]}]")
                .replace('\'', '"'));
    assertThat(course.get("totals").toString())
        .isEqualTo(
            "{'microOrders':2000000,'microNewBuyers':500000,'credit':[{'currency':'CNY','amount':'1000','refunded':'70','refundRate':0.065421,'spend':'250','roas':4.0,'costPerOrder':'125','costPerNewBuyer':'500'}]}"
                .replace('\'', '"'));
    assertThat(course.get("pairs").toString())
        .isEqualTo(
            ("[{'to':'douyin','microOrders':1500000,'amounts':[{'currency':'CNY','amount':'700','refunded':'70','refundRate':0.090909}]},"
                 + "{'to':'taobao','microOrders':500000,'amounts':[{'currency':'CNY','amount':'300','refunded':'0','refundRate':0.0}]}]")
                .replace('\'', '"'));
    assertThat(course.get("surfaces").toString())
        .isEqualTo(
            ("[{'surface':'feed','microOrders':0,'microNewBuyers':0,'credit':[{'currency':'CNY','amount':'0','refunded':'0','refundRate':null,'spend':'250','roas':0.0,'costPerOrder':null,'costPerNewBuyer':null}]},"
                 + "{'surface':'live','microOrders':2000000,'microNewBuyers':500000,'credit':[{'currency':'CNY','amount':'1000','refunded':'70','refundRate':0.065421,'spend':'0','roas':null,'costPerOrder':null,'costPerNewBuyer':null}]}]")
                .replace('\'', '"'));
    assertThat(course.get("type").asString()).isEqualTo("creator");
    assertThat(problems("/v1/platforms/{platform}/creators/{id}", course)).isEmpty();
  }

  @Test
  void convertsTheMonthsOfACreatorByTheirDays() {
    JsonNode course =
        api.get(
            "/v1/platforms/wechat/creators/mei?from=2026-11-01&to=2026-12-01&grain=month&currency=CNY");
    assertThat(course.get("rows").size()).isEqualTo(1);
    assertThat(course.at("/rows/0/start").asString()).isEqualTo(NOVEMBER);
    assertThat(course.at("/rows/0/credit/0/amount").asString()).isEqualTo("150");
    JsonNode own =
        api.get("/v1/platforms/wechat/creators/mei?from=2026-11-01&to=2026-12-01&grain=month");
    assertThat(own.at("/totals/credit/0/amount").asString()).isEqualTo("20");
    assertThat(own.at("/totals/credit/0/currency").asString()).isEqualTo("USD");
  }

  @ParameterizedTest
  @CsvSource({
    "creators/li%7C1%2F2,500000",
    "creators/nobody,0",
    "campaigns/mei,0",
    "items/mei,0",
    "creators/%E6%9D%8E,0"
  })
  void findsAnIdWithAnyCharacterAndAnswersZerosForAnUnknownOne(String path, long microOrders) {
    JsonNode course = api.get("/v1/platforms/douyin/" + path + "?from=2026-11-01&to=2026-12-01");
    assertThat(course.at("/totals/microOrders").asLong()).isEqualTo(microOrders);
    assertThat(course.get("rows").size()).isEqualTo(microOrders == 0 ? 0 : 1);
    String route = "/v1/platforms/{platform}/" + path.substring(0, path.indexOf('/')) + "/{id}";
    assertThat(problems(route, course)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/platforms/douyin/items,required",
    "/v1/platforms/douyin/items?find=,required",
    "/v1/rankings?by=creator&metric=credit&period=2026-11,currency_needed",
    "/v1/rankings?by=creator&metric=visitors&period=2026-11,not_a_choice",
    "/v1/rankings?by=creator&metric=creditOrders,required",
    "/v1/rankings?by=creator&metric=creditOrders&from=2020-01-01&to=2026-01-01,range_too_long",
    "/v1/rankings?by=creator&metric=creditOrders&from=2026-11-01T00:01:00Z&to=2026-11-02,not_a_border",
    "/v1/rankings?by=creator&metric=creditOrders&period=2026-11&limit=201,not_a_number",
    "/v1/rankings?by=creator&metric=creditOrders&period=2026-11&compare=week,not_a_choice",
    "/v1/rankings?by=creator&metric=spend&period=2026-10&currency=JPY&cursor=x,bad_cursor",
    "/v1/rankings?by=platform&metric=events&period=2026-11&limit=1,not_allowed_here",
    "/v1/platforms/douyin/creators/mei?from=2026-11-01&to=2026-12-01&grain=week,not_a_choice"
  })
  void saysWhatIsWrong(String uri, String reason) {
    assertThat(api.refused(uri, 400).get("reason").asString()).isEqualTo(reason);
  }

  @Test
  void refusesAnIdThatNoEventCanHave() {
    String uri =
        "/v1/platforms/douyin/creators/" + "x".repeat(129) + "?from=2026-11-01&to=2026-12-01";
    assertThat(api.refused(uri, 400).get("reason").asString()).isEqualTo("bad_length");
  }

  @Test
  void hasTables() {
    assertThat(api.csv(RANKING + "spend").lines())
        .startsWith(
            "rank,platform,id,value,share,credit,refunded,refundRate,microOrders,microNewBuyers,"
                + "spend,roas,costPerOrder,costPerNewBuyer",
            "1,douyin,mei,250,0.625000,1000,70,0.065421,2000000,500000,250,4.000000,125,500")
        .hasSize(3);
    assertThat(api.csv("/v1/platforms/douyin/creators/mei?from=2026-11-01&to=2026-12-01").lines())
        .containsExactly(
            "start,microOrders,microNewBuyers,currency,amount,refunded,refundRate,spend,roas,"
                + "costPerOrder,costPerNewBuyer",
            "2026-11-23T00:00:00Z,1500000,500000,CNY,700,70,0.090909,250,2.800000,167,500",
            "2026-11-24T00:00:00Z,500000,0,CNY,300,0,0.000000,0,,,");
  }

  private List<String> problems(String path, JsonNode answer) {
    return new ApiSchema(api.get("/openapi.json")).problems(path, answer);
  }
}
