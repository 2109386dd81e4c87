package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/**
 * A channel or a region that is chosen for the whole page: every view has the numbers of the API.
 */
class FilterIT extends DashboardSession {
  private static final List<String> LANGUAGES = List.of("en", "zh");

  @Override
  void send() {
    new NamedStory(millrace).send();
    order("f-1", "douyin", "dora", "50.00", "\"channel\":\"search\",\"region\":\"us\"");
    order("f-2", "taobao", "dora", "20.00", "\"channel\":\"social\",\"region\":\"us\"");
  }

  @Override
  boolean isCounted() {
    return page.value(".figures [data-metric=net]").equals("20000")
        && page.value(".figures [data-metric=spend]").equals("2000");
  }

  private void order(String id, String platform, String visitor, String value, String names) {
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(2, ChronoUnit.MINUTES);
    String event =
        ("{\"id\":\"%s\",\"type\":\"purchase\",\"platform\":\"%s\",\"surface\":\"shop\","
                + "\"visitor\":\"%s\",\"order\":\"%s\",\"at\":\"%s\","
                + "\"amount\":{\"value\":\"%s\",\"currency\":\"CNY\"},%s}")
            .formatted(id, platform, visitor, id, at, value, names);
    assertThat(millrace.post("commerce", event).statusCode()).isEqualTo(202);
  }

  @BeforeEach
  void openTheOverview() {
    show("en", "#/");
    page.await("headlines");
  }

  @ParameterizedTest
  @CsvSource({"channel, search", "channel, unnamed", "region, us", "region, hk"})
  void theCardsAndTheTableHaveTheNumbersOfTheApi(String by, String filtered) {
    for (String language : LANGUAGES) {
      show(language, "#/");
      choose(by, filtered);
      JsonNode answer = answer("/v1/platforms?%s=%s&%s".formatted(by, filtered, page.dates()));
      awaitValue(".figures [data-metric=events]", sum(groups(answer), "events"));
      awaitValue(".figures [data-metric=opens]", sum(groups(answer), "opens"));
      awaitValue(".figures [data-metric=orders]", sum(groups(answer), "orders"));
      assertThat(Long.parseLong("0" + page.value(".figures [data-metric=net]")))
          .isEqualTo(amounts(answer, "money", "net"));
      assertThat(Long.parseLong("0" + page.value(".figures [data-metric=credit]")))
          .isEqualTo(amounts(answer, "credit", "amount"));
      answer
          .get("platforms")
          .valueStream()
          .filter(platform -> platform.get("range").isObject())
          .forEach(
              platform ->
                  assertThat(page.figures("headlines"))
                      .containsEntry(
                          platform.get("id").asString() + " events",
                          platform.at("/range/events").asString()));
      assertThat(browser.all("[data-testid=headlines] [data-metric=lastSeen]")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"channel, search", "region, hk", "region, unnamed"})
  void theMatrixHasTheNumbersOfTheApiAndTheFilterStaysOnTheWay(String by, String filtered) {
    for (String language : LANGUAGES) {
      // The last touch of each order names no channel.
      show(language, "#/?model=linear");
      choose(by, filtered);
      page.await("nav-loops").click();
      browser.await("the loops", () -> page.hash().startsWith("#/loops?"));
      assertThat(page.hash()).contains(by + "=" + filtered);
      assertThat(page.await("filter-chip").getDomAttribute("data-value")).isEqualTo(filtered);
      page.await("matrix");
      assertThat(
              browser.each(
                  "[data-testid=matrix] td[data-value]",
                  "`${each.dataset.from} ${each.dataset.to} ${each.dataset.value}`"))
          .containsExactlyInAnyOrderElementsOf(
              pairs(
                  answer("/v1/loops?model=linear&%s=%s&%s".formatted(by, filtered, page.dates()))));
      page.awaitText(
          "earners",
          language.equals("en")
              ? "is not counted by %s, so this part shows all %ss".formatted(by, by)
              : by.equals("channel") ? "不按渠道统计，因此此处显示全部渠道" : "不按地区统计，因此此处显示全部地区");
    }
  }

  @Test
  void thePictureOfTheLoopsIsThatOfTheFilter() {
    show("en", "#/?model=linear");
    choose("channel", "search");
    page.awaitDrawn("sankey");
    browser.await(
        "one pair",
        () ->
            browser
                .each(
                    "[data-testid=loops-table] tr[data-to]",
                    "`${each.dataset.from} ${each.dataset.to}"
                        + " ${each.querySelector('[data-metric=credit]').dataset.value}`")
                .stream()
                .sorted()
                .toList()
                .equals(
                    pairs(answer("/v1/loops?model=linear&channel=search&" + page.dates())).stream()
                        .sorted()
                        .toList()));
  }

  @Test
  void theCourseOfAPlatformHasTheRowsOfTheApiAndLeavesTheRatesOut() {
    show("en", "#/platforms/douyin?channel=search");
    page.await("course");
    JsonNode answer =
        answer("/v1/platforms/douyin/summary?channel=search&grain=day&" + page.dates());
    browser.await(
        "the rows", () -> !browser.all("[data-testid=course-table] tr[data-start]").isEmpty());
    assertThat(
            browser.each(
                "[data-testid=course-table] tbody tr",
                "each.dataset.start + ' ' + ['events', 'orders', 'net', 'credit'].map(metric =>"
                    + " each.querySelector(`[data-metric=${metric}]`).dataset.value).join(' ')"))
        .containsExactlyElementsOf(
            answer
                .get("rows")
                .valueStream()
                .map(
                    row ->
                        "%s %d %d %s %s"
                            .formatted(
                                row.get("start").asString(),
                                row.get("events").asLong(),
                                row.get("orders").asLong(),
                                row.at("/money/0/net").asString("0"),
                                row.at("/credit/0/amount").asString("0")))
                .toList()
                .reversed());
    assertThat(page.value("[data-testid=platform-figures] [data-metric=net]"))
        .isEqualTo(answer.at("/totals/money/0/net").asString());
    page.awaitText("not-counted", "is not counted by channel");
    assertThat(browser.all("[data-testid=rates], [data-metric=returnRate]")).isEmpty();
    assertThat(browser.all("[data-testid=surfaces] [data-testid=not-filtered]")).hasSize(1);
    page.awaitDrawn("traffic");
    browser.picture("filter-platform-1280");
  }

  @Test
  void rankingsAreOfTheFilterAndOfferWhatIsCountedByIt() {
    show("en", "#/rankings?metric=orders&region=us");
    browser.await("[data-testid=ranking] tr[data-id]");
    assertThat(
            browser.each(
                "[data-testid=ranking] tbody tr",
                "each.dataset.id + ' ' + each.querySelector('[data-metric=orders]').dataset.value"))
        .containsAll(
            answer("/v1/rankings?metric=orders&region=us&" + page.dates())
                .get("rows")
                .valueStream()
                .limit(3)
                .map(row -> row.get("id").asString() + " " + row.get("value").asString())
                .toList());
    assertThat(browser.each("select[data-testid=metric] option", "each.value"))
        .contains("credit", "net")
        .doesNotContain("externalOut", "buyers", "closureRateByPurchase");
  }

  @Test
  void aRangeOfHoursOffersItsWholeDays() {
    show("en", "#/?range=1h&channel=search");
    page.awaitText("whole-days", "whole days only");
    assertThat(browser.all(".figures, [data-testid=headlines], [data-testid=sankey]")).isEmpty();
    page.await("whole-days-show").click();
    page.await("headlines");
    assertThat(page.hash()).contains("channel=search");
    awaitValue(
        ".figures [data-metric=events]",
        sum(groups(answer("/v1/platforms?channel=search&" + page.dates())), "events"));
  }

  @Test
  void theChipRemovesTheFilterAndAnotherChoiceReplacesIt() {
    choose("channel", "search");
    choose("region", "us");
    assertThat(page.hash()).contains("region=us").doesNotContain("channel=");
    page.await("filter-remove").click();
    browser.await("no filter", () -> browser.all("[data-testid=filter-chip]").isEmpty());
    assertThat(page.hash()).doesNotContain("region=");
    awaitValue(".figures [data-metric=net]", 20_000);
    assertThat(browser.all("[data-testid=not-filtered]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "#/surfaces?channel=search",
    "#/audience?channel=search",
    "#/rankings?by=creator&channel=search",
    "#/rankings?by=region&channel=search",
    "#/orders?channel=search",
    "#/loops/wechat/taobao?channel=search",
    "#/platforms/wechat/creators/mei?channel=search"
  })
  void aViewThatIsNotCountedByChannelSaysSo(String view) {
    show("en", view);
    page.awaitText("not-filtered", "shows all channels");
    browser.await("it is at rest", () -> browser.all("[aria-busy]").isEmpty());
    assertThat(browser.all("[data-testid=problem]")).isEmpty();
  }

  private void show(String language, String view) {
    page.open("?" + System.nanoTime() + view);
    browser.run("localStorage.setItem('millrace.language', arguments[0])", language);
    page.open("?" + System.nanoTime() + view);
    browser.await("main h1");
  }

  private void choose(String by, String value) {
    WebElement option = browser.await("select[data-testid=filter-%s]".formatted(by));
    browser.run(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))",
        option,
        value);
    browser.await("[data-testid=filter-chip][data-by=%s][data-value=%s]".formatted(by, value));
  }

  private static Stream<JsonNode> groups(JsonNode answer) {
    return answer
        .get("platforms")
        .valueStream()
        .map(platform -> platform.get("range"))
        .filter(JsonNode::isObject);
  }

  private static long sum(Stream<JsonNode> groups, String field) {
    return groups.mapToLong(group -> group.get(field).asLong()).sum();
  }

  private static long amounts(JsonNode answer, String list, String field) {
    return groups(answer)
        .flatMap(group -> group.get(list).valueStream())
        .mapToLong(line -> Long.parseLong(line.get(field).asString()))
        .sum();
  }

  private static List<String> pairs(JsonNode loops) {
    Map<String, String> pairs = new TreeMap<>();
    StreamSupport.stream(loops.get("cells").spliterator(), false)
        .filter(cell -> !cell.at("/amounts/0/amount").asString("0").equals("0"))
        .forEach(
            cell ->
                pairs.put(
                    cell.path("from").asString("") + " " + cell.get("to").asString(),
                    cell.at("/amounts/0/amount").asString()));
    return pairs.entrySet().stream().map(pair -> pair.getKey() + " " + pair.getValue()).toList();
  }

  private void awaitValue(String css, long expected) {
    browser.await(css + " is " + expected, () -> page.value(css).equals(Long.toString(expected)));
  }

  private JsonNode answer(String path) {
    return millrace.answers().get(path);
  }
}
