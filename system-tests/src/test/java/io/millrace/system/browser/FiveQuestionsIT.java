package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/**
 * The five questions of an analyst, answered by clicks, each number compared with the API; and what
 * an analyst looks for by a part of its id.
 */
class FiveQuestionsIT extends DashboardSession {
  private static final List<String> MODELS = List.of("last_touch", "linear");

  @Override
  void send() {
    new WeeksStory(millrace).send();
  }

  @Override
  boolean isCounted() {
    return page.value(".figures [data-metric=net]").equals("15500")
        && page.value(".figures [data-metric=spend]").equals("1600");
  }

  /** A new document, so that no test finds the state of another one. */
  @BeforeEach
  void openTheOverview() {
    page.open("?" + System.nanoTime() + "#/");
    page.await("headlines");
  }

  // ---- 1. Which surface earns most over all platforms, linear against last touch? ----

  @Test
  void whichSurfaceEarnsMostUnderTwoModels() {
    page.await("nav-surfaces").click();
    page.await("all-surfaces-table");
    String row = "[data-testid=all-surfaces-table] tbody tr";
    for (String model : MODELS) {
      Map<String, String> expected = new TreeMap<>();
      for (JsonNode each :
          list(answer("/v1/surfaces?model=%s&%s".formatted(model, page.dates()))).toList()) {
        if (!each.get("credit").isEmpty()) {
          expected.put(place(each), each.at("/credit/0/amount").asString());
        }
      }
      assertThat(
              read(
                  row,
                  "each.dataset.platform + ' ' + each.dataset.surface",
                  "each.querySelector('[data-model=%s]').dataset.value".formatted(model)))
          .containsAllEntriesOf(expected);
      assertThat(page.value("[data-testid=best] [data-model=%s]".formatted(model)))
          .isEqualTo(
              expected.values().stream()
                  .map(BigInteger::new)
                  .max(BigInteger::compareTo)
                  .orElseThrow()
                  .toString());
    }
    // The last touch of the largest order was on WeChat. Linear credit gives half of it to Douyin.
    assertThat(
            page.value(
                "[data-testid=all-surfaces-table] tr[data-surface=live] [data-model=linear]"))
        .isEqualTo("5000");
    assertThat(
            page.value(
                "[data-testid=all-surfaces-table] tr[data-surface=live] [data-model=last_touch]"))
        .isEqualTo("0");
  }

  // ---- 2. How does this week compare with the week before? ----

  @Test
  void howTheWeekComparesWithTheWeekBefore() {
    browser.await("select[data-testid=compare] option[value=previous]").click();
    browser.await("the cards compare", () -> !browser.all(".figures .delta").isEmpty());
    JsonNode answer = answer("/v1/platforms?compare=previous&" + page.dates());
    page.awaitText("compared-dates", "compared with");
    for (String metric : List.of("events", "opens", "orders", "net")) {
      String figure =
          ".figure:has([data-platform=all][data-metric=%s]) > .delta, .figure:has([data-platform=all][data-metric=%s]) > .big > .delta"
              .formatted(metric, metric);
      assertThat(browser.each(figure, "each.dataset.then"))
          .as(metric)
          .containsExactly(sumOf(answer, metric, "then"));
      assertThat(browser.each(figure, "each.dataset.difference"))
          .as(metric)
          .containsExactly(sumOf(answer, metric, "difference"));
    }
    assertThat(page.value(".figures [data-metric=newBuyers]"))
        .isEqualTo(String.valueOf(newBuyers(answer)))
        .isEqualTo("3");
  }

  private static String sumOf(JsonNode answer, String metric, String field) {
    BigInteger sum = BigInteger.ZERO;
    for (JsonNode platform : answer.get("platforms")) {
      for (JsonNode change : platform.path("changes")) {
        if (change.get("metric").asString().equals(metric)) {
          sum = sum.add(new BigInteger(change.get(field).asString()));
        }
      }
    }
    return sum.toString();
  }

  private static long newBuyers(JsonNode answer) {
    return StreamSupport.stream(answer.get("platforms").spliterator(), false)
        .mapToLong(each -> each.path("range").path("newBuyers").asLong(0))
        .sum();
  }

  // ---- 3. How did closure and leak develop? ----

  @Test
  void howClosureAndLeakDeveloped() {
    browser.await("[data-testid=range] label:has(input[value='30d'])").click();
    browser.await("[data-testid=headlines] a[href*='/platforms/douyin']").click();
    page.awaitDrawn("rates");
    browser.await("summary[data-key=course-summary]").click();
    JsonNode rows = answer("/v1/platforms/douyin/summary?grain=day&" + page.dates()).get("rows");
    Map<String, String> closure = new TreeMap<>();
    Map<String, String> leak = new TreeMap<>();
    for (JsonNode row : rows) {
      closure.put(row.get("start").asString(), rate(row.at("/loops/byPurchase/closureRate")));
      leak.put(row.get("start").asString(), rate(row.at("/loops/byPurchase/leakRate")));
    }
    browser.await(
        "all days",
        () -> browser.all("[data-testid=course-table] tr[data-start]").size() == rows.size());
    assertThat(course("rate.closure")).isEqualTo(closure);
    assertThat(course("rate.leak")).isEqualTo(leak);
    // All that Douyin brought in the week before was bought on Taobao.
    assertThat(leak.values()).contains("1");
  }

  private Map<String, String> course(String metric) {
    return read(
        "[data-testid=course-table] tr[data-start]",
        "each.dataset.start",
        "each.querySelector(\"[data-metric='%s']\").dataset.value".formatted(metric));
  }

  /** A fraction as the pages write it: no zeros at the end. */
  private static String rate(JsonNode value) {
    return value.isNull() ? "" : value.decimalValue().stripTrailingZeros().toPlainString();
  }

  // ---- 4. How many people do two platforms share, in any range? ----

  @ParameterizedTest
  @CsvSource({"1d", "7d", "30d", "custom"})
  void howManyPeopleTwoPlatformsShareInAnyRange(String range) {
    page.await("nav-audience").click();
    page.await("overlap");
    if (range.equals("custom")) {
      page.open("#/audience?range=" + yesterdayAndToday());
    } else {
      browser.await("[data-testid=range] label:has(input[value='%s'])".formatted(range)).click();
    }
    browser.await("it is at rest", () -> browser.all("[aria-busy]").isEmpty());
    page.await("overlap");
    Map<String, String> expected = new TreeMap<>();
    for (JsonNode each : answer("/v1/audience?" + page.dates()).get("overlaps")) {
      expected.put(each.get("a").asString() + " " + each.get("b").asString(), bounds(each));
    }
    Map<String, String> shown =
        read(
            "[data-testid=overlap] td[data-a][data-least]",
            "each.dataset.a + ' ' + each.dataset.b",
            "each.dataset.least + ' ' + each.dataset.most");
    expected.forEach(
        (pair, people) -> assertThat(shown.getOrDefault(pair, "0 0")).as(pair).isEqualTo(people));
    if (!range.equals("1d")) {
      // Anna was on both, at midnight perhaps yesterday.
      assertThat(shown.get("douyin wechat")).matches("[1-9].*");
    }
  }

  private String yesterdayAndToday() {
    String to = String.valueOf(page.await("range-dates").getDomAttribute("data-to"));
    LocalDate today = OffsetDateTime.parse(to).toLocalDate().minusDays(1);
    return today.minusDays(1) + "_" + today;
  }

  private static String bounds(JsonNode overlap) {
    return overlap.path("visitors").isNumber()
        ? overlap.get("visitors") + " " + overlap.get("visitors")
        : overlap.get("atLeast") + " " + overlap.get("atMost");
  }

  // ---- 5. What did refunds take from whom? ----

  @Test
  void whatRefundsTookFromWhom() {
    page.await("refunds-table");
    JsonNode platforms = answer("/v1/platforms?" + page.dates()).get("platforms");
    BigInteger all = BigInteger.ZERO;
    BigInteger direct = BigInteger.ZERO;
    for (JsonNode each : platforms) {
      all = all.add(amount(each.at("/range/money/0/refunded")));
      direct = direct.add(amount(each.at("/range/loops/credit/0/refunded/direct")));
    }
    assertThat(all).hasToString("8300");
    assertThat(direct).hasToString("500");
    assertThat(page.value("[data-testid=refunds-taken] [data-metric=all]")).isEqualTo("8300");
    assertThat(page.value("[data-testid=refunds-table] [data-rest=direct] [data-metric=refunded]"))
        .isEqualTo("500");
    assertThat(page.value("[data-testid=refunds-table] [data-rest=total] [data-metric=refunded]"))
        .isEqualTo("8300");
    assertThat(sumOfRefunds()).hasToString("8300");
    assertThat(losses("each.dataset.platform + ' ' + each.dataset.id"))
        .isEqualTo(lossesOf("/v1/surfaces?", "last_touch"))
        .containsEntry("douyin feed", "5000")
        .containsEntry("wechat moments", "2800");
    assertThat(browser.each("[data-testid=refunds-table] tbody tr", "each.dataset.id"))
        .containsExactly("feed", "moments");

    browser.await("select[data-testid=model] option[value=linear]").click();
    browser.await(
        "linear credit lost by Douyin live",
        () -> losses("each.dataset.platform + ' ' + each.dataset.id").containsKey("douyin live"));
    assertThat(losses("each.dataset.platform + ' ' + each.dataset.id"))
        .isEqualTo(lossesOf("/v1/surfaces?", "linear"))
        .containsEntry("douyin live", "1400");
    assertThat(sumOfRefunds()).hasToString("8300");
  }

  @Test
  void whatRefundsTookFromCreatorsAddsUpToWhatTheyTookFromTouches() {
    browser.await("[data-testid=refunds-by] label:has(input[value=creator])").click();
    browser.await(
        "[data-testid=refunds-table] tr[data-id='%s']".formatted(WeeksStory.OTHER_CREATOR));
    JsonNode ranking =
        answer("/v1/rankings?by=creator&metric=refunded&currency=CNY&limit=50&" + page.dates());
    Map<String, String> expected = new TreeMap<>();
    for (JsonNode row : ranking.get("rows")) {
      expected.put(row.get("id").asString(), row.get("value").asString());
    }
    assertThat(losses("each.dataset.id")).isEqualTo(expected);
    assertThat(page.value("[data-testid=refunds-table] [data-rest=total] [data-metric=refunded]"))
        .isEqualTo(ranking.get("total").asString())
        .isEqualTo("7800");
    assertThat(sumOfRefunds()).hasToString("7800");
    browser
        .await("[data-testid=refunds-table] tr[data-id='%s'] a".formatted(WeeksStory.OTHER_CREATOR))
        .click();
    page.await("entity-figures");
    assertThat(page.value("[data-testid=entity-figures] [data-metric=refunded]")).isEqualTo("2800");
  }

  @Test
  void whatRefundsTookOnThePageOfAPlatformAndOfAPair() {
    browser.await("[data-testid=headlines] a[href*='/platforms/douyin']").click();
    page.await("refunds-table");
    assertThat(page.value("[data-testid=refunds-table] [data-rest=total] [data-metric=refunded]"))
        .isEqualTo("5000");
    assertThat(sumOfRefunds()).hasToString("5000");
    assertThat(
            page.value(
                "[data-testid=surface-table] tr[data-surface=feed] [data-metric=refundRate]"))
        .isEqualTo("1");
    page.await("nav-loops").click();
    page.await("matrix");
    for (JsonNode cell : answer("/v1/loops?" + page.dates()).get("cells")) {
      String found =
          browser
              .each(
                  "[data-testid=matrix] td[data-from='%s'][data-to='%s']"
                      .formatted(cell.path("from").asString(""), cell.get("to").asString()),
                  "each.dataset.refunded")
              .getFirst();
      assertThat(found).isEqualTo(cell.at("/amounts/0/refunded").asString());
    }
    browser.pointAt("[data-testid=matrix] td[data-from=wechat][data-to=taobao] a");
    page.awaitText("explanation", "Refunds took ¥28.00");
    browser.await("[data-testid=matrix] td[data-from=wechat][data-to=taobao] a").click();
    page.await("pair-table");
    assertThat(
            page.value("[data-testid=pair-table] tr[data-surface=moments] [data-metric=refunded]"))
        .isEqualTo("2800");
  }

  private Map<String, String> lossesOf(String path, String model) {
    Map<String, String> losses = new TreeMap<>();
    for (JsonNode each : list(answer(path + "model=" + model + "&" + page.dates())).toList()) {
      String refunded = each.at("/credit/0/refunded").asString("0");
      if (!refunded.equals("0")) {
        losses.put(place(each), refunded);
      }
    }
    return losses;
  }

  private Map<String, String> losses(String key) {
    return read(
        "[data-testid=refunds-table] tbody tr",
        key,
        "each.querySelector('[data-metric=refunded]').dataset.value");
  }

  /** All rows, and what stands below them except the total. */
  private BigInteger sumOfRefunds() {
    return browser
        .each(
            "[data-testid=refunds-table] :is(tbody tr, tfoot tr:not([data-rest=total]))"
                + " [data-metric=refunded]",
            "each.dataset.value")
        .stream()
        .map(BigInteger::new)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  // ---- New buyers, compared rankings, and ids by a part ----

  @Test
  void whatANewBuyerCostStandsBesideWhatAnOrderCost() {
    JsonNode douyin =
        StreamSupport.stream(
                answer("/v1/platforms?model=linear&" + page.dates()).get("platforms").spliterator(),
                false)
            .filter(each -> each.get("id").asString().equals("douyin"))
            .findFirst()
            .orElseThrow();
    browser.await("select[data-testid=model] option[value=linear]").click();
    JsonNode credit = douyin.at("/range/loops/credit/0");
    browser.await(
        "the cost of an order is linear",
        () ->
            credit
                .get("costPerOrder")
                .asString()
                .equals(page.figures("headlines").get("douyin costPerOrder")));
    assertThat(page.figures("headlines"))
        .containsEntry("douyin newBuyers", douyin.at("/range/newBuyers").asString())
        .containsEntry("douyin costPerNewBuyer", credit.get("costPerNewBuyer").asString());
    browser.await("[data-testid=headlines] a[href*='/platforms/douyin']").click();
    page.await("surface-table");
    JsonNode live =
        list(answer("/v1/platforms/douyin/surfaces?model=linear&" + page.dates()))
            .filter(each -> each.get("surface").asString().equals("live"))
            .findFirst()
            .orElseThrow();
    assertThat(
            page.value(
                "[data-testid=surface-table] tr[data-surface=live] [data-metric=microNewBuyers]"))
        .isEqualTo(live.get("microNewBuyers").asString());
    assertThat(
            page.value(
                "[data-testid=surface-table] tr[data-surface=live] [data-metric=costPerNewBuyer]"))
        .isEqualTo(live.at("/credit/0/costPerNewBuyer").asString());
    browser.pointAt("[data-testid=platform-figures] [data-explain='metric.costPerNewBuyer']");
    page.awaitText("explanation", "new buyer");
  }

  @Test
  void aRankingOfCreatorsIsComparedWithTheWeekBefore() {
    page.open("#/rankings?by=creator");
    browser.await("select[data-testid=compare] option[value=previous]").click();
    browser.await(
        "the ranking compares",
        () -> !browser.all("[data-testid=entity-ranking] [data-metric=previous]").isEmpty());
    JsonNode ranking =
        answer(
            "/v1/rankings?by=creator&metric=credit&currency=CNY&limit=50&compare=previous&"
                + page.dates());
    Map<String, String> expected = new TreeMap<>();
    for (JsonNode row : ranking.get("rows")) {
      expected.put(row.get("id").asString(), row.at("/previous/value").asString(""));
    }
    assertThat(
            read(
                "[data-testid=entity-ranking] tbody tr",
                "each.dataset.id",
                "each.querySelector('[data-metric=previous]').dataset.value"))
        .isEqualTo(expected)
        .containsEntry(WeeksStory.OTHER_CREATOR, "");
    page.awaitText("compared-dates", "compared with");
  }

  @Test
  void anOrderIsFoundByAPartOfItsNumberAndASentenceSaysWhenThereIsNone() {
    page.await("nav-orders").click();
    page.await("order-number").sendKeys("20261", Keys.ENTER);
    browser
        .await("[data-testid=found-orders] tr[data-order='%s'] a".formatted(WeeksStory.ORDER))
        .click();
    page.await("order");
    page.open("#/orders?find=nothing-like-this");
    page.awaitText("found-orders", "No order number contains “nothing-like-this”.");
  }

  @Test
  void thePaletteFindsOrdersAndCreatorsByAPart() {
    browser.press("/");
    page.await("palette-input").sendKeys("2026");
    browser.await(
        "what contains it",
        () ->
            browser
                .each("[data-testid=palette] [role=option] span:nth-of-type(2)", "each.innerText")
                .containsAll(List.of(WeeksStory.ORDER, WeeksStory.CREATOR)));
    page.await("palette-input").sendKeys("-nobody");
    browser.await(
        "a sentence",
        () -> page.await("palette-note").getText().contains("contains “2026-nobody”"));
    browser.press(Keys.ESCAPE);
    page.open("#/named?id=in-20");
    page.await("entity-figures");
    assertThat(browser.await("h1 .entity").getText()).isEqualTo(WeeksStory.CREATOR);
  }

  // ---- How the pages are read ----

  private Map<String, String> read(String css, String key, String value) {
    Map<String, String> read = new TreeMap<>();
    List<String> cells =
        new ArrayList<>(browser.each(css, "%s + '\\n' + %s".formatted(key, value)));
    cells.forEach(each -> read.put(each.split("\n", -1)[0], each.split("\n", -1)[1]));
    return read;
  }

  private JsonNode answer(String path) {
    return millrace.answers().get(path);
  }

  private static Stream<JsonNode> list(JsonNode surfaces) {
    return StreamSupport.stream(surfaces.get("surfaces").spliterator(), false);
  }

  private static String place(JsonNode surface) {
    return surface.get("platform").asString() + " " + surface.get("surface").asString();
  }

  private static BigInteger amount(JsonNode text) {
    return new BigInteger(text.asString("0"));
  }
}
