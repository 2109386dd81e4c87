package io.millrace.insights;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.revision;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.web.ParameterReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tests all queries over HTTP, with numbers that were calculated by hand. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class QueriesIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String DAYS = "from=2026-11-23T00:00:00Z&to=2026-11-25T00:00:00Z";
  private static final String MONTH = "from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z";

  /** Metrics that CSV does not have. */
  private static final Set<String> OF_JSON_ONLY = Set.of("types", "secondsToMoneyBits", "overlap");

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
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> api.get("/v1/flows?" + DAYS).get("edges").size() == 3);
  }

  @AfterAll
  void stop() {
    insights.close();
    mongo.close();
  }

  /** Douyin sells for 1 USD on each of two days, and for 1 CNY; half of it wechat brought. */
  private void fill() {
    for (String day : List.of("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")) {
      sell(Grain.DAY, day, 1);
    }
    sell(Grain.MONTH, "2026-11-01T00:00:00Z", 2);
    for (Grain grain : List.of(Grain.DAY, Grain.MONTH)) {
      String start = grain == Grain.DAY ? "2026-11-23T00:00:00Z" : "2026-11-01T00:00:00Z";
      put(Kind.TRAFFIC, "wechat", grain, start, Map.of(Measure.of(Metric.VISITORS), 5L));
      put(Kind.AUDIENCE, "douyin", grain, start, Map.of(Measure.of(Metric.OVERLAP, "wechat"), 3L));
      put(
          Kind.FLOWS,
          "douyin",
          grain,
          start,
          Map.of(
              Measure.of(Metric.FLOW, "wechat", "chat", "live"), 4L,
              Measure.of(Metric.FLOW, "", "", "feed"), 9L));
      put(
          Kind.FLOWS,
          "weibo",
          grain,
          start,
          Map.of(Measure.of(Metric.FLOW, "weibo", "feed", "search"), 2L));
      put(
          Kind.FUNNEL,
          "douyin",
          grain,
          start,
          Map.of(
              Measure.of(Metric.REACHED, "seen"), 7L, Measure.of(Metric.REACHED, "purchase"), 2L));
    }
  }

  private void sell(Grain grain, String start, long times) {
    put(
        Kind.TRAFFIC,
        "douyin",
        grain,
        start,
        Map.of(
            Measure.of(Metric.EVENTS, "purchase"), 2 * times,
            Measure.of(Metric.VISITORS), 4L,
            Measure.of(Metric.OPENS), 6 * times));
    put(
        Kind.SURFACES,
        "douyin",
        grain,
        start,
        Map.of(
            Measure.of(Metric.SURFACE_EVENTS, "live"),
            2 * times,
            Measure.of(Metric.SURFACE_VISITORS, "live"),
            4L));
    put(
        Kind.MONEY,
        "douyin",
        grain,
        start,
        Map.of(
            Measure.of(Metric.ORDERS), 2 * times,
            Measure.of(Metric.NEW_BUYERS), times,
            Measure.of(Metric.GROSS, "USD"), 100 * times,
            Measure.of(Metric.GROSS, "CNY"), 100 * times));
    put(
        Kind.CREDIT,
        "douyin",
        grain,
        start,
        Map.of(
            credit("douyin", "live", "CNY"), 100 * times,
            credit("douyin", "live", "USD"), 50 * times,
            credit("wechat", "chat", "USD"), 50 * times,
            Measure.of(Metric.REFUNDED_IN, "last_touch", "wechat", "chat", "USD"), 5 * times));
    put(
        Kind.CREDIT,
        "wechat",
        grain,
        start,
        Map.of(
            Measure.of(Metric.CREDIT_OUT, "last_touch", "chat", "douyin", "USD"), 50 * times,
            Measure.of(Metric.REFUNDED_OUT, "last_touch", "chat", "douyin", "USD"), 5 * times,
            Measure.of(Metric.NEW_BUYERS_OUT, "last_touch", "chat", "douyin"), 400_000 * times));
    split(grain, start, times);
  }

  /** All of Douyin's own USD and three fifths of wechat's name a channel. Wechat spends. */
  private void split(Grain grain, String start, long times) {
    put(
        Kind.CHANNELS,
        "douyin",
        grain,
        start,
        Map.of(
            Measure.of(Metric.CHANNEL_EVENTS, "search"),
            times,
            Measure.of(Metric.CHANNEL_VISITORS, "search"),
            3L,
            Measure.of(Metric.CHANNEL_GROSS, "search", "USD"),
            100 * times,
            channelCredit("last_touch", "search"),
            50 * times,
            channelCredit("linear", "search"),
            9L));
    put(
        Kind.CHANNELS,
        "wechat",
        grain,
        start,
        Map.of(channelCredit("last_touch", "social"), 30 * times));
    put(
        Kind.MONEY,
        "wechat",
        grain,
        start,
        Map.of(Measure.of(Metric.SPEND, "chat", "USD"), 20 * times));
  }

  private static Measure channelCredit(String model, String channel) {
    return Measure.of(Metric.CHANNEL_CREDIT, model, channel, "douyin", "USD");
  }

  private static Measure credit(String platform, String surface, String currency) {
    return Measure.of(Metric.CREDIT_IN, "last_touch", platform, surface, currency);
  }

  private void put(
      Kind kind, String platform, Grain grain, String start, Map<Measure, Long> values) {
    insights.source().append(revision(new Cell(kind, platform, grain, at(start)), 0, values));
  }

  @Test
  void tellsSurfacesWithVisitorsOfOneDayOnly() {
    JsonNode days = api.get("/v1/platforms/douyin/surfaces?" + DAYS).get("surfaces").get(0);
    assertThat(days.get("surface").asString()).isEqualTo("live");
    assertThat(days.get("events").asLong()).isEqualTo(4);
    assertThat(days.get("visitors").isNull()).isTrue();
    assertThat(days.get("credit").toString())
        .isEqualTo(
            ("[{'currency':'CNY','amount':'200','refunded':'0','refundRate':0.0,'spend':'0',"
                 + "'roas':null,'costPerOrder':null,'costPerNewBuyer':null},"
                 + "{'currency':'USD','amount':'100','refunded':'0','refundRate':0.0,'spend':'0',"
                 + "'roas':null,'costPerOrder':null,'costPerNewBuyer':null}]")
                .replace('\'', '"'));
    JsonNode month = api.get("/v1/platforms/douyin/surfaces?" + MONTH).get("surfaces").get(0);
    assertThat(month.get("visitors").asLong()).isEqualTo(4);
  }

  @Test
  void tellsAPlatformByChannelWithWhatNamesNoneLast() {
    JsonNode groups = api.get("/v1/platforms/douyin/summary?by=channel&" + MONTH).get("groups");
    assertThat(groups.get(0).toString())
        .isEqualTo(
            "{\"value\":\"search\",\"events\":2,\"attentionMs\":0,\"opens\":0,\"visitors\":3,"
                + "\"orders\":0,\"money\":[{\"currency\":\"USD\",\"gross\":\"200\",\"tips\":\"0\","
                + "\"ads\":\"0\",\"refunded\":\"0\",\"net\":\"200\"}],\"microOrders\":0,"
                + "\"credit\":[{\"currency\":\"USD\",\"amount\":\"100\"}]}");
    assertThat(groups.get(1).toString())
        .isEqualTo(
            "{\"value\":null,\"events\":2,\"attentionMs\":0,\"opens\":12,\"visitors\":1,"
                + "\"orders\":4,\"money\":[{\"currency\":\"CNY\",\"gross\":\"200\",\"tips\":\"0\","
                + "\"ads\":\"0\",\"refunded\":\"0\",\"net\":\"200\"}],\"microOrders\":0,"
                + "\"credit\":[{\"currency\":\"CNY\",\"amount\":\"200\"}]}");
    assertThat(groups.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"search, 0", "unnamed, 1"})
  void tellsTheGroupOfOneChannelByDayAndByMonth(String channel, int index) {
    String group =
        api.get("/v1/platforms/douyin/summary?by=channel&" + MONTH)
            .at("/groups/" + index)
            .toString();
    String route = "/v1/platforms/douyin/summary?channel=" + channel + "&" + MONTH;
    assertThat(api.get(route + "&grain=month").get("totals").toString()).isEqualTo(group);
    JsonNode days = api.get(route + "&grain=day");
    assertThat(days.get("totals").toString()).isEqualTo(group);
    assertThat(days.get("rows").valueStream().mapToLong(row -> row.get("events").asLong()).sum())
        .isEqualTo(days.at("/totals/events").asLong());
    assertThat(
            api.get("/v1/platforms?channel=" + channel + "&" + MONTH)
                .get("platforms")
                .valueStream()
                .filter(platform -> platform.get("id").asString().equals("douyin"))
                .map(platform -> platform.get("range").toString()))
        .containsExactly(group);
  }

  @Test
  void tellsThePairsOfOneChannelAndRanksPlatformsByIt() {
    assertThat(
            api.get("/v1/loops?channel=social&" + DAYS)
                .get("cells")
                .valueStream()
                .map(cell -> cell.get("from") + " " + cell.at("/amounts/0/amount").asString()))
        .containsExactly("\"wechat\" 60");
    JsonNode ranking = api.get("/v1/rankings?metric=events&channel=search&" + MONTH);
    assertThat(ranking.at("/rows/0/id").asString()).isEqualTo("douyin");
    assertThat(ranking.at("/rows/0/value").asString()).isEqualTo("2");
    assertThat(ranking.get("filter").toString())
        .isEqualTo("{\"by\":\"channel\",\"value\":\"search\"}");
  }

  @Test
  void writesTheNumbersOfOneChannelAsCsv() {
    assertThat(api.csv("/v1/platforms/douyin/summary?channel=search&grain=month&" + MONTH))
        .startsWith("start,channel,events,attentionMs,opens,visitors,orders,microOrders,currency,")
        .contains("2026-11-01T00:00:00Z,search,2,0,0,3,0,0,USD,200,0,0,0,200,100");
    assertThat(api.csv("/v1/platforms?channel=search&" + MONTH))
        .startsWith("id,name,owner,needs,channel,events,")
        .contains(",search,2,0,0,3,0,0,USD,200,0,0,0,200,100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/surfaces?" + DAYS,
        "/v1/platforms/douyin/surfaces?" + DAYS,
        "/v1/platforms/douyin/funnel?" + DAYS,
        "/v1/platforms/douyin/creators?find=a",
        "/v1/flows?" + DAYS,
        "/v1/audience?period=2026-11",
        "/v1/orders?find=o",
        "/v1/rankings?by=creator&metric=credit&" + DAYS,
        "/v1/live?grain=minute",
      })
  void refusesAFilterOfNumbersThatAreNotCountedByIt(String route) {
    for (String name : List.of("channel", "region")) {
      JsonNode problem = api.refused(route + "&" + name + "=search", 400);
      assertThat(problem.get("parameter").asString()).isEqualTo(name);
      assertThat(problem.get("reason").asString()).isEqualTo("not_counted");
      assertThat(problem.get("expected").asString())
          .contains("/v1/loops", "/v1/rankings", "/v1/platforms/{platform}/summary");
    }
  }

  @Test
  void tagsAnswersOfTwoChannelsDifferently() {
    assertThat(api.tag("/v1/loops?channel=social&" + DAYS))
        .isNotEqualTo(api.tag("/v1/loops?channel=search&" + DAYS))
        .isNotEqualTo(api.tag("/v1/loops?" + DAYS));
  }

  @Test
  void splitsAPairByChannelAndGroupsPairsByOwner() {
    JsonNode cells = api.get("/v1/loops?by=channel&" + DAYS).get("cells");
    assertThat(
            cells
                .valueStream()
                .filter(cell -> cell.get("from").asString().equals("wechat"))
                .map(cell -> cell.get("channel") + " " + cell.at("/amounts/0/amount").asString()))
        .containsExactly("\"social\" 60", "null 40");
    JsonNode owners = api.get("/v1/loops?by=owner&" + DAYS).get("cells");
    assertThat(
            owners
                .valueStream()
                .map(cell -> cell.get("from").asString() + " " + cell.get("to").asString()))
        .containsExactly("bytedance bytedance", "tencent bytedance");
  }

  @Test
  void listsTheSurfacesOfAllPlatformsByWhatTheyEarnBesideWhatTheyCost() {
    String question = "/v1/surfaces?sort=credit&currency=CNY&" + MONTH;
    JsonNode surfaces = api.get(question).get("surfaces");
    assertThat(surfaces.valueStream().map(QueriesIT::place)).containsExactly("douyin", "wechat");
    assertThat(surfaces.at("/0/credit/0/amount").asString()).isEqualTo("950");
    assertThat(surfaces.at("/1/credit/0").toString())
        .isEqualTo(
            ("{'currency':'CNY','amount':'750','refunded':'75','refundRate':0.090909,'spend':'300',"
                    + "'roas':2.5,'costPerOrder':null,'costPerNewBuyer':'375'}")
                .replace('\'', '"'));
    assertThat(surfaces.at("/1/microNewBuyers").asLong()).isEqualTo(800_000);
    assertThat(
            api.get("/v1/surfaces?sort=refunded&currency=CNY&" + MONTH)
                .get("surfaces")
                .valueStream()
                .map(QueriesIT::place))
        .containsExactly("wechat", "douyin");
    JsonNode first = api.get(question + "&limit=1");
    JsonNode second = api.get(question + "&limit=1&cursor=" + first.get("next").asString());
    assertThat(second.get("surfaces").valueStream().map(QueriesIT::place))
        .containsExactly("wechat");
    assertThat(api.get("/v1/surfaces?sort=spend&currency=CNY&" + MONTH).at("/surfaces/0/platform"))
        .hasToString("\"wechat\"");
    JsonNode row = api.get("/v1/platforms/wechat/summary?grain=month&currency=CNY&" + MONTH);
    assertThat(row.at("/totals/money/0/spend").asString()).isEqualTo("300");
    assertThat(row.at("/totals/loops/credit/0/roas").decimalValue()).isEqualByComparingTo("2.5");
  }

  private static String place(JsonNode surface) {
    return surface.get("platform").asString();
  }

  @Test
  void tellsTheFunnelByDay() {
    JsonNode days = api.get("/v1/platforms/douyin/funnel?" + DAYS).get("days");
    assertThat(days.toString())
        .isEqualTo(
            "[{\"day\":\"2026-11-23\",\"seen\":7,\"product_view\":0,\"cart_add\":0,\"purchase\":2}]");
  }

  @Test
  void tellsFlowsOfEitherEndMostFrequentFirst() {
    JsonNode edges = api.get("/v1/flows?" + DAYS).get("edges");
    assertThat(edges.valueStream().map(edge -> edge.get("count").asLong()))
        .containsExactly(9L, 4L, 2L);
    assertThat(edges.get(0).get("from").isNull()).isTrue();
    JsonNode wechat = api.get("/v1/flows?platform=wechat&" + DAYS).get("edges");
    assertThat(wechat.size()).isEqualTo(1);
    assertThat(wechat.get(0).toString())
        .isEqualTo(
            "{\"from\":{\"platform\":\"wechat\",\"surface\":\"chat\"},"
                + "\"to\":{\"platform\":\"douyin\",\"surface\":\"live\"},\"count\":4}");
  }

  @Test
  void tellsTheAudienceOfAMonth() {
    JsonNode audience = api.get("/v1/audience?period=2026-11");
    assertThat(audience.get("zone").asString()).isEqualTo("UTC");
    assertThat(audience.get("to").asString()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(audience.get("platforms").toString())
        .isEqualTo(
            "[{\"platform\":\"wechat\",\"visitors\":5},{\"platform\":\"douyin\",\"visitors\":4}]");
    assertThat(audience.get("overlaps").toString())
        .isEqualTo("[{\"a\":\"douyin\",\"b\":\"wechat\",\"visitors\":3}]");
  }

  @Test
  void boundsTheAudienceOfSeveralWindowsAndNeverAddsItUp() {
    JsonNode audience = api.get("/v1/audience?" + DAYS);
    assertThat(audience.get("period").asString())
        .isEqualTo("2026-11-23T00:00:00Z/2026-11-25T00:00:00Z");
    assertThat(audience.get("platforms").toString())
        .isEqualTo(
            "[{\"platform\":\"wechat\",\"visitors\":null,\"atLeast\":5,\"atMost\":5},"
                + "{\"platform\":\"douyin\",\"visitors\":null,\"atLeast\":4,\"atMost\":8}]");
    assertThat(audience.get("overlaps").toString())
        .isEqualTo(
            "[{\"a\":\"douyin\",\"b\":\"wechat\",\"visitors\":null,\"atLeast\":3,\"atMost\":5}]");
    JsonNode day = api.get("/v1/audience?from=2026-11-24&to=2026-11-25");
    assertThat(day.at("/platforms/0/visitors").asLong()).isEqualTo(4);
  }

  @Test
  void comparesADayWithTheDayBefore() {
    String day = "from=2026-11-24&to=2026-11-25&compare=previous";
    JsonNode summary = api.get("/v1/platforms/douyin/summary?grain=day&currency=CNY&" + day);
    JsonNode comparison = summary.get("comparison");
    assertThat(comparison.get("with").asString()).isEqualTo("previous");
    assertThat(comparison.get("from").asString()).isEqualTo("2026-11-23T00:00:00Z");
    assertThat(nets(summary)).containsExactly("900");
    assertThat(nets(comparison)).containsExactly("800");
    assertThat(change(comparison, "net").toString())
        .isEqualTo(
            "{\"metric\":\"net\",\"currency\":\"CNY\",\"now\":\"900\",\"then\":\"800\","
                + "\"difference\":\"100\",\"change\":0.125}");
    JsonNode platforms = api.get("/v1/platforms?" + day).get("platforms");
    JsonNode wechat = only(platforms, "id", "wechat");
    assertThat(change(wechat, "visitors").toString())
        .isEqualTo(
            "{\"metric\":\"visitors\",\"now\":\"0\",\"then\":\"5\",\"difference\":\"-5\",\"change\":-1.0}");
    JsonNode loops = api.get("/v1/loops?currency=CNY&" + day).get("cells");
    assertThat(change(only(loops, "from", "wechat"), "amount").get("difference").asString())
        .isEqualTo("50");
    JsonNode surfaces = api.get("/v1/platforms/douyin/surfaces?" + day).get("surfaces");
    assertThat(change(surfaces.get(0), "events").get("difference").asString()).isEqualTo("0");
    JsonNode audience = api.get("/v1/audience?" + day);
    assertThat(change(only(audience.get("platforms"), "platform", "wechat"), "visitors").get("now"))
        .hasToString("\"0\"");
    assertThat(change(audience.get("overlaps").get(0), "overlap").get("then")).hasToString("\"3\"");
    JsonNode ranking = api.get("/v1/rankings?metric=visitors&" + day).get("rows");
    assertThat(only(ranking, "id", "wechat").get("value").asString()).isEqualTo("0");
    assertThat(only(ranking, "id", "wechat").get("rankThen").asInt()).isEqualTo(1);
    assertThat(only(ranking, "id", "douyin").get("rankThen").asInt()).isEqualTo(2);
  }

  @Test
  void listsEveryPlatformOfTheRangeAndWhenItWasLastSeen() {
    JsonNode platforms = api.get("/v1/platforms?from=2026-11-24&to=2026-11-25").get("platforms");
    JsonNode wechat = only(platforms, "id", "wechat");
    assertThat(wechat.get("range").at("/loops/credit/0/externalOut").asString()).isEqualTo("50");
    assertThat(wechat.get("lastSeen").asString()).isEqualTo("2026-11-23T00:00:00Z");
    JsonNode douyin = only(platforms, "id", "douyin");
    assertThat(douyin.at("/range/traffic/visitors").asLong()).isEqualTo(4);
    assertThat(douyin.get("lastSeen").asString()).isEqualTo("2026-11-24T00:00:00Z");
    JsonNode silent = only(platforms, "id", "qq");
    assertThat(silent.get("range").isNull() && silent.get("lastSeen").isNull()).isTrue();
    JsonNode month = api.get("/v1/platforms?currency=CNY&" + MONTH).get("platforms");
    assertThat(only(month, "id", "douyin").at("/range/money/0/net").asString()).isEqualTo("1700");
    assertThat(only(month, "id", "wechat").at("/range/loops/credit/0/externalOut").asString())
        .isEqualTo("750");
  }

  private static JsonNode only(JsonNode items, String field, String value) {
    return items
        .valueStream()
        .filter(item -> item.get(field).asString("").equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode change(JsonNode item, String metric) {
    return only(item.get("changes"), "metric", metric);
  }

  @ParameterizedTest
  @CsvSource({
    "visitors, platform, wechat, 5, null",
    "opens, platform, douyin, 12, 1.000000",
    "orders, owner, bytedance, 4, 1.000000",
    "net, need, entertainment, 1700, 1.000000",
    "externalOut, platform, wechat, 750, 1.000000",
    "closureRate, owner, bytedance, 0.558824, null",
    "spend, platform, wechat, 300, 1.000000",
    "credit, platform, douyin, 950, 0.558824",
    "roas, owner, tencent, 2.500000, null",
    "credit, channel, search, 750, 0.441176",
    "net, channel, search, 1500, 0.882353",
  })
  void ranks(String metric, String by, String id, String value, String share) {
    // In CNY: 2 x 1 CNY, 1 USD at 7 and 1 at 8: 1 700; closed 200 + 350 + 400; out 350 + 400.
    JsonNode answer =
        api.get("/v1/rankings?period=2026-11&currency=CNY&metric=%s&by=%s".formatted(metric, by));
    JsonNode first = answer.get("rows").get(0);
    assertThat(first.get("rank").asInt()).isEqualTo(1);
    assertThat(first.get("id").asString()).isEqualTo(id);
    assertThat(first.get("value").asString()).isEqualTo(value);
    assertThat(
            first.get("share").isNull()
                ? "null"
                : first.get("share").decimalValue().setScale(6).toString())
        .isEqualTo(share);
  }

  @Test
  void convertsEachDayAtItsRateWhateverTheGrain() {
    String summary = "/v1/platforms/douyin/summary?currency=CNY&grain=%s&%s";
    JsonNode days = api.get(summary.formatted("day", DAYS));
    assertThat(nets(days)).containsExactly("800", "900");
    JsonNode month = api.get(summary.formatted("month", MONTH));
    assertThat(nets(month)).containsExactly("1700");
    assertThat(month.at("/rows/0/traffic/visitors").asLong()).isEqualTo(4);
    assertThat(month.at("/totals/loops/credit")).isEqualTo(days.at("/totals/loops/credit"));
    assertThat(month.at("/totals/loops/credit/0/externalIn").asString()).isEqualTo("750");
    JsonNode loops = api.get("/v1/loops?currency=CNY&" + MONTH).get("cells");
    assertThat(loops.get(1).toString())
        .isEqualTo(
            "{\"from\":\"wechat\",\"to\":\"douyin\",\"microOrders\":0,"
                + "\"amounts\":[{\"currency\":\"CNY\",\"amount\":\"750\","
                + "\"refunded\":\"75\",\"refundRate\":0.090909}]}");
    JsonNode surfaces = api.get("/v1/platforms/wechat/surfaces?currency=CNY&" + MONTH);
    assertThat(surfaces.at("/surfaces/0/credit/0/amount").asString()).isEqualTo("750");
  }

  @Test
  void namesTheRateThatIsMissing() {
    JsonNode problem =
        api.refused("/v1/platforms/douyin/summary?currency=EUR&grain=day&" + DAYS, 400);
    assertThat(problem.get("parameter").asString()).isEqualTo("currency");
    assertThat(problem.get("detail").asString()).contains("to EUR", "2026-11-2");
  }

  @Test
  void pagesThroughEveryListOnceAndKeepsTheTotals() {
    for (String list : List.of("flows?" + DAYS, "loops?by=surface&" + MONTH)) {
      String name = list.startsWith("flows") ? "edges" : "cells";
      JsonNode all = api.get("/v1/" + list).get(name);
      List<JsonNode> paged = new ArrayList<>();
      String cursor = "";
      do {
        JsonNode page = api.get("/v1/" + list + "&limit=1&cursor=" + cursor);
        page.get(name).forEach(paged::add);
        cursor = page.has("next") ? page.get("next").asString() : "";
      } while (!cursor.isEmpty());
      assertThat(paged).hasSizeGreaterThan(1).isEqualTo(all.valueStream().toList());
    }
    String summary = "/v1/platforms/douyin/summary?grain=day&" + DAYS;
    JsonNode first = api.get(summary + "&limit=1");
    assertThat(first.get("rows").size()).isEqualTo(1);
    assertThat(first.get("totals")).isEqualTo(api.get(summary).get("totals"));
  }

  @Test
  void refusesACursorOfAnotherQuestion() {
    String cursor = api.get("/v1/flows?limit=1&" + DAYS).get("next").asString();
    for (String other :
        List.of(
            "/v1/flows?platform=douyin&" + DAYS + "&cursor=" + cursor,
            "/v1/loops?" + DAYS + "&cursor=" + cursor,
            "/v1/flows?" + DAYS + "&cursor=" + cursor.substring(0, 8),
            "/v1/flows?" + DAYS + "&cursor=***")) {
      assertThat(api.refused(other, 400).get("parameter").asString()).isEqualTo("cursor");
    }
  }

  @Test
  void answersNotModifiedUntilANumberOfTheAnswerChanges() {
    String uri = "/v1/platforms/weibo/summary?grain=day&" + DAYS;
    String tag = api.tag(uri);
    assertThat(tag).startsWith("W/\"");
    client
        .get()
        .uri(uri)
        .header("If-None-Match", tag)
        .exchange()
        .expectStatus()
        .isNotModified()
        .expectBody()
        .isEmpty();
    put(
        Kind.TRAFFIC,
        "jd",
        Grain.DAY,
        "2026-11-24T00:00:00Z",
        Map.of(Measure.of(Metric.OPENS), 1L));
    String other = "/v1/platforms/jd/summary?grain=day&" + DAYS;
    await().atMost(SOON).until(() -> api.get(other).get("rows").size() == 1);
    assertThat(api.tag(uri)).isEqualTo(tag);
    put(
        Kind.TRAFFIC,
        "weibo",
        Grain.DAY,
        "2026-11-24T00:00:00Z",
        Map.of(Measure.of(Metric.OPENS), 1L));
    await().atMost(SOON).until(() -> api.get(uri).get("rows").size() == 1);
    assertThat(api.tag(uri)).isNotEqualTo(tag);
    assertThat(api.tag(uri, "text/csv")).isNotEqualTo(api.tag(uri));
  }

  @Test
  void tellsTheHeadOfAnAnswerWithoutTheAnswer() {
    String question = "/v1/loops?" + MONTH;
    client
        .head()
        .uri(question)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("ETag", api.tag(question))
        .expectBody()
        .isEmpty();
  }

  @Test
  void givesTheSameAnswerAgainToWhoAsksAMomentLater() {
    String question = "/v1/loops?" + MONTH;
    double before = insights.rememberedAnswers();
    JsonNode numbers = withoutLag(api.get(question));
    await()
        .atMost(SOON)
        .until(
            () ->
                withoutLag(api.get(question)).equals(numbers)
                    && insights.rememberedAnswers() > before);
  }

  /** Removes the lag, which is the lag of now also in cached answers. */
  private static JsonNode withoutLag(JsonNode answer) {
    ObjectNode rest = (ObjectNode) answer.deepCopy();
    assertThat(rest.remove("lag").get("seconds").isNumber()).isTrue();
    return rest;
  }

  @Test
  void hasATagForEveryQuestion() {
    Set<String> tags = new HashSet<>();
    List<String> routes = routes().toList();
    routes.forEach(route -> tags.add(api.tag(route)));
    assertThat(tags).hasSameSizeAs(routes);
    routes.forEach(
        route ->
            client
                .get()
                .uri(route)
                .header("If-None-Match", api.tag(route))
                .exchange()
                .expectStatus()
                .isNotModified());
  }

  @Test
  void saysWhatRefundsTookFromWhomAndHowManyBuyersWereNew() {
    JsonNode totals = api.get("/v1/platforms/douyin/summary?grain=day&" + DAYS).get("totals");
    assertThat(totals.get("newBuyers").asLong()).isEqualTo(2);
    assertThat(totals.at("/loops/credit/1/refunded").toString())
        .isEqualTo(
            "{'closed':'0','externalIn':'10','externalOut':'0','direct':'0'}".replace('\'', '"'));
    JsonNode ranking = api.get("/v1/rankings?metric=refunded&currency=CNY&period=2026-11");
    assertThat(ranking.at("/rows/0/id").asString()).isEqualTo("wechat");
    assertThat(ranking.at("/rows/0/value").asString()).isEqualTo("75");
    assertThat(ranking.get("rows").size()).isEqualTo(1);
    assertThat(
            api.refused("/v1/rankings?metric=refunded&period=2026-11", 400)
                .get("reason")
                .asString())
        .isEqualTo("currency_needed");
    String csv = api.csv("/v1/loops?currency=CNY&" + MONTH);
    assertThat(csv).contains("wechat,,,,douyin,0,CNY,750,75,0.090909");
  }

  @Test
  void writesCsvWithCountsOncePerWindow() {
    String csv = api.csv("/v1/platforms/douyin/summary?grain=day&" + DAYS);
    List<String> lines = csv.lines().toList();
    assertThat(csv).contains("\r\n");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0))
        .startsWith("start,events,")
        .endsWith(",leakRate,roas,costPerOrder,costPerNewBuyer");
    assertThat(lines.get(1)).startsWith("2026-11-23T00:00:00Z,2,").contains(",CNY,100,");
    assertThat(lines.get(2)).startsWith("2026-11-23T00:00:00Z,,,").contains(",USD,100,");
    assertThat(lines).allMatch(line -> line.chars().filter(c -> c == ',').count() == 49);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void writesEveryListAsCsv(String route) {
    List<String> lines = api.csv(route).lines().toList();
    long columns = lines.getFirst().chars().filter(c -> c == ',').count();
    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(columns).isPositive();
    assertThat(lines).allMatch(line -> line.chars().filter(c -> c == ',').count() == columns);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void answersNonsenseWithAProblemThatNamesTheParameter(String route) {
    for (String name : known(route)) {
      for (String nonsense :
          List.of("-1", "%00", "%F0%9F%98%80", "x".repeat(1_000), "%27%22%3C", "2026-99", "NaN")) {
        JsonNode problem =
            api.refused(
                route.replaceAll("([?&])" + name + "=[^&]*", "$1") + "&" + name + "=" + nonsense,
                400,
                404);
        assertThat(problem.has("parameter") || problem.get("status").asInt() == 404).isTrue();
      }
      JsonNode twice = api.refused(route + "&" + name + "=1&" + name + "=2", 400);
      assertThat(twice.get("parameter").asString()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void refusesOtherFormats(String route) {
    for (String accept : List.of("image/png", "nonsense")) {
      client
          .get()
          .uri(insights.uri(route))
          .header("Accept", accept)
          .exchange()
          .expectStatus()
          .isEqualTo(406)
          .expectHeader()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/rankings?metric=visitors&period=2026-11&by=owner, by, by=platform",
    "/v1/rankings?metric=net&period=2026-11, currency, required",
    "/v1/rankings?metric=best&period=2026-11, metric, closureRate",
    "/v1/rankings?metric=visitors&from=2026-11-23&to=2026-11-25, from, one window",
    "/v1/rankings?metric=visitors&period=2026-11&from=2026-11-23&to=2026-11-25, period, either",
    "/v1/platforms?compare=previous, compare, range",
    "/v1/loops?from=2026-11-23&to=2026-11-24&compare=month, compare, year",
    "/v1/audience?period=2026-13, period, such as 2026-11",
    "/v1/audience, period, required",
    "/v1/loops?by=month, by, surface",
    "/v1/loops?by=channel&from=2026-11-23T01:00:00Z&to=2026-11-24, from, border of a day",
    "/v1/platforms/douyin/summary?by=owner&from=2026-11-23&to=2026-11-24, by, channel",
    "/v1/platforms/douyin/summary?by=region&grain=day&from=2026-11-23&to=2026-11-24, grain, by",
    "/v1/surfaces?sort=credit&from=2026-11-23&to=2026-11-24, currency, sort by credit",
    "/v1/rankings?metric=visitors&by=channel&period=2026-11, platform, exactly one",
    "/v1/rankings?metric=visitors&by=region&platform=jd&from=2026-11-23&to=2026-11-25, from, one",
    "/v1/rankings?metric=roas&by=channel&period=2026-11, metric, events",
    "/v1/rankings?metric=events&platform=jd&period=2026-11, platform, not allowed",
    "/v1/platforms?currency=cny, currency, ISO 4217",
    "/v1/platforms?channel=search, from, required",
    "/v1/loops?channel=&from=2026-11-23&to=2026-11-24, channel, unnamed",
    "/v1/loops?channel=serach&from=2026-11-23&to=2026-11-24, channel, search",
    "/v1/loops?region=atlantis&from=2026-11-23&to=2026-11-24, region, unnamed",
    "/v1/loops?channel=search&region=us&from=2026-11-23&to=2026-11-24, region, both",
    "/v1/loops?channel=search&from=2026-11-23T01:00:00Z&to=2026-11-24, from, border of a day",
    "/v1/loops?channel=search&by=surface&from=2026-11-23&to=2026-11-24, by, surface",
    "/v1/rankings?metric=roas&channel=search&period=2026-11, metric, events",
    "/v1/rankings?metric=events&by=region&channel=search&period=2026-11, by, region",
    "/v1/platforms/douyin/summary?channel=search&by=region&from=2026-11-23&to=2026-11-24, by,"
        + " region",
    "/v1/platforms/douyin/summary?channel=search&grain=hour&from=2026-11-23&to=2026-11-24, grain,"
        + " day",
    "/v1/flows?limit=0, from, required",
  })
  void refusesAndSaysWhatIsAllowed(String uri, String parameter, String said) {
    JsonNode problem = api.refused(uri, 400);
    assertThat(problem.get("parameter").asString()).isEqualTo(parameter);
    assertThat(problem.get("detail").asString()).contains(said);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void answersAsTheDescriptionSays(String route) {
    ApiSchema schema = new ApiSchema(api.get("/openapi.json"));
    String path = route.replaceAll("\\?.*", "").replace("/douyin/", "/{platform}/");
    assertThat(schema.problems(path, api.get(route))).isEmpty();
    if (known(route).contains("currency")) {
      assertThat(schema.problems(path, api.get(route + "&currency=CNY"))).isEmpty();
    }
    if (known(route).contains("compare")) {
      String compared = compared(route);
      assertThat(schema.problems(path, api.get(compared))).isEmpty();
      assertThat(api.csv(compared)).contains("metric,currency,now,then,difference,change");
    }
    assertThat(schema.parameters(path)).containsExactlyInAnyOrderElementsOf(known(route));
    assertThat(
            schema.validate(
                "#/components/schemas/Problem", api.refused(route + "&colour=red", 400)))
        .isEmpty();
    assertThat(schema.problems(path, MAPPER.readTree("{\"asOf\":17}"))).isNotEmpty();
  }

  @Test
  void explainsEveryColumnAndEveryChangeOnceInBothLanguages() {
    JsonNode table = api.get("/v1/metrics");
    assertThat(new ApiSchema(api.get("/openapi.json")).problems("/v1/metrics", table)).isEmpty();
    Map<String, JsonNode> metrics =
        table
            .get("metrics")
            .valueStream()
            .collect(Collectors.toMap(metric -> metric.get("id").asString(), metric -> metric));
    Set<String> used = new TreeSet<>(OF_JSON_ONLY);
    used.addAll(
        List.of(
            api.csv("/v1/rankings?by=item&metric=creditOrders&period=2026-11")
                .lines()
                .findFirst()
                .orElseThrow()
                .split(",")));
    for (String route : routes().toList()) {
      used.addAll(List.of(api.csv(route).lines().findFirst().orElseThrow().split(",")));
      if (known(route).contains("compare")) {
        List<String> lines = api.csv(compared(route)).lines().toList();
        List<String> columns = List.of(lines.getFirst().split(","));
        used.addAll(columns);
        int metric = columns.indexOf("metric");
        lines.stream().skip(1).forEach(line -> used.add(line.split(",", -1)[metric]));
      }
    }
    assertThat(metrics.keySet()).containsExactlyInAnyOrderElementsOf(used);
    metrics
        .values()
        .forEach(
            metric ->
                assertThat(metric.at("/name/zh").asString() + metric.at("/text/zh").asString())
                    .as(metric.toString())
                    .containsPattern("\\p{IsHan}"));
  }

  private static String compared(String route) {
    boolean isRange = route.contains("from=") || route.contains("period=");
    return (isRange ? route : route + '&' + DAYS) + "&compare=year";
  }

  @Test
  void describesEveryReasonWhyAParameterIsWrong() throws IOException {
    List<String> reasons = Stream.of(ParameterReason.values()).map(ParameterReason::id).toList();
    assertThat(
            api.get("/openapi.json")
                .at("/components/schemas/ParameterReason/oneOf")
                .valueStream()
                .map(reason -> reason.get("const").asString()))
        .containsExactlyElementsOf(reasons);
    assertThat(Files.readString(Path.of(System.getProperty("millrace.root"), "docs/api-codes.md")))
        .contains(reasons.stream().map("`%s`"::formatted).toList());
  }

  @Test
  void describesEveryRouteThatThereIs() {
    assertThat(new ApiSchema(api.get("/openapi.json")).paths())
        .containsAll(insights.routes().stream().filter(path -> !path.startsWith("/api")).toList());
  }

  @Test
  void hasAPageOfItsApiWithoutScripts() {
    String page =
        requireNonNull(
            client
                .get()
                .uri("/api/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    assertThat(page)
        .contains("GET /v1/platforms/{platform}/summary", "closureRate", "openapi.json")
        .as("fields of events, shapes of answers, codes and examples")
        .contains("durationMs", "<a href=\"#Summary\">Summary</a>", "unknown_platform")
        .contains("range_too_long", "earlierTouches", "<a href=\"#LoopCell\">LoopCell</a>");
    assertThat(page).doesNotContain("<script", "style=", "https://");
    client.get().uri("/api/api.css").exchange().expectStatus().isOk();
  }

  static Stream<String> routes() {
    return Stream.of(
        "/v1/platforms?model=linear",
        "/v1/platforms/douyin/summary?grain=day&" + DAYS,
        "/v1/platforms/douyin/summary?by=channel&" + DAYS,
        "/v1/platforms/douyin/summary?by=region&" + DAYS,
        "/v1/platforms/douyin/surfaces?" + DAYS,
        "/v1/surfaces?" + DAYS,
        "/v1/platforms/douyin/funnel?" + DAYS,
        "/v1/loops?" + DAYS,
        "/v1/loops?by=channel&" + DAYS,
        "/v1/loops?by=region&" + DAYS,
        "/v1/loops?by=owner&" + DAYS,
        "/v1/flows?" + DAYS,
        "/v1/audience?period=2026-11",
        "/v1/rankings?metric=visitors&period=2026-11",
        "/v1/rankings?metric=events&by=channel&period=2026-11",
        "/v1/platforms?channel=search&" + DAYS,
        "/v1/platforms/douyin/summary?region=unnamed&grain=day&" + DAYS,
        "/v1/platforms/douyin/summary?channel=unnamed&grain=day&" + DAYS,
        "/v1/loops?channel=social&" + DAYS,
        "/v1/rankings?metric=events&channel=unnamed&period=2026-11");
  }

  /** Returns the parameters of a route, from its own error message. */
  private List<String> known(String route) {
    String detail = api.refused(route + "&colour=red", 400).get("detail").asString();
    return List.of(detail.substring(detail.indexOf("known are ") + 10).split(", "));
  }

  private static List<String> nets(JsonNode answer) {
    return answer.get("rows").valueStream().map(row -> row.at("/money/0/net").asString()).toList();
  }
}
