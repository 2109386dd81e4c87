package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/**
 * Who and what earned, what it cost, and where it came from: the pages show what the API answers.
 */
class EntitiesIT extends DashboardSession {
  @Override
  void send() {
    new NamedStory(millrace).send();
  }

  @Override
  boolean isCounted() {
    return page.value(".figures [data-metric=net]").equals("13000")
        && page.value(".figures [data-metric=spend]").equals("2000");
  }

  /** A new document, so that no test finds the state of another one. */
  @BeforeEach
  void openTheOverview() {
    page.open("?" + System.nanoTime() + "#/");
    page.await("headlines");
  }

  private JsonNode answer(String path) {
    return millrace.answers().get(path);
  }

  // ---- Rankings and the page of an entity ----

  @Test
  void aRankingAddsUpToItsTotalAndLeadsToAnEntityAndItsOrders() {
    page.open("#/rankings?by=creator");
    page.await("entity-ranking");
    JsonNode ranking =
        answer("/v1/rankings?by=creator&metric=credit&currency=CNY&limit=50&" + page.dates());
    assertThat(
            browser.each(
                "[data-testid=entity-ranking] tbody tr",
                "each.dataset.id + ' ' + each.querySelector('[data-metric=credit]').dataset.value"))
        .containsExactlyElementsOf(
            StreamSupport.stream(ranking.get("rows").spliterator(), false)
                .map(row -> row.get("id").asString() + " " + row.get("value").asString())
                .toList());
    assertThat(page.value("[data-rest=total] [data-metric=credit]"))
        .isEqualTo(ranking.get("total").asString());
    BigInteger sum =
        browser
            .each(
                "[data-testid=entity-ranking] :is(tbody tr, tr[data-rest]:not([data-rest=total]))"
                    + " [data-metric=credit]",
                "each.dataset.value")
            .stream()
            .map(BigInteger::new)
            .reduce(BigInteger.ZERO, BigInteger::add);
    assertThat(sum).hasToString(ranking.get("total").asString());

    browser
        .await(
            "[data-testid=entity-ranking] tr[data-id='%s'] a".formatted(NamedStory.OTHER_CREATOR))
        .click();
    page.await("entity-figures");
    assertThat(page.hash()).startsWith("#/platforms/wechat/creators/" + NamedStory.OTHER_CREATOR);
    JsonNode entity =
        answer(
            "/v1/platforms/wechat/creators/%s?%s"
                .formatted(NamedStory.OTHER_CREATOR, page.dates()));
    assertThat(page.value("[data-testid=entity-figures] [data-metric=credit]"))
        .isEqualTo(entity.at("/totals/credit/0/amount").asString());
    page.awaitDrawn("entity-chart");
    assertThat(browser.each("[data-testid=entity-pair-table] tr[data-to]", "each.dataset.to"))
        .containsExactly("taobao");
    assertThat(browser.each("[data-testid=orders-table] tr[data-order]", "each.dataset.order"))
        .containsExactly(NamedStory.ORDER);
    page.await("back").click();
    browser.await("back in the ranking", () -> page.hash().startsWith("#/rankings?"));
  }

  @Test
  void aTouchOfAnOrderLeadsToWhatItNamesWhateverItsCharacters() {
    page.open("#/orders?platform=taobao&order=" + NamedStory.ORDER);
    browser.await("[data-testid=touches] a[data-entity=creator]").click();
    page.await("entity-figures");
    assertThat(browser.await("h1 .entity").getText()).isEqualTo(NamedStory.CREATOR);
    page.open("#/orders?platform=taobao&order=" + NamedStory.ORDER);
    browser.await("[data-testid=touches] a[data-entity=campaign]").click();
    page.await("entity-figures");
    assertThat(browser.await("h1 .entity").getText()).isEqualTo(NamedStory.CAMPAIGN);
  }

  @Test
  void theKeyboardFindsAnEntityByItsExactId() {
    browser.press("/");
    page.await("palette-input").sendKeys(NamedStory.OTHER_CREATOR);
    browser.await("[data-testid=palette] [data-kind=entity]").click();
    browser.await(
        "the only one is opened", () -> page.hash().startsWith("#/platforms/wechat/creators/mei"));
    page.open("#/named?id=nobody-has-this");
    page.awaitText("named", "nobody-has-this", "365 days");
  }

  @Test
  void anEntityWithoutNumbersSaysSoAndLeadsOn() {
    page.open("#/platforms/douyin/items/unknown");
    page.awaitText("entity-empty", "All items");
  }

  // ---- Spend ----

  @Test
  void whatTrafficCostStandsBesideWhatItEarned() {
    JsonNode douyin =
        StreamSupport.stream(
                answer("/v1/platforms?" + page.dates()).get("platforms").spliterator(), false)
            .filter(each -> each.get("id").asString().equals("douyin"))
            .findFirst()
            .orElseThrow();
    JsonNode credit = douyin.at("/range/loops/credit/0");
    browser.await("[data-testid=headlines] [data-platform=douyin][data-metric=roas]");
    assertThat(page.figures("headlines"))
        .containsEntry("douyin spend", "2000")
        .containsEntry("douyin roas", credit.get("roas").asString())
        .containsEntry("douyin costPerOrder", credit.get("costPerOrder").asString());
    page.open("#/platforms/douyin");
    page.await("surface-table");
    assertThat(page.value("[data-testid=surface-table] tr[data-surface=feed] [data-metric=spend]"))
        .isEqualTo("2000");
    assertThat(page.value("[data-testid=platform-figures] [data-metric=spend]")).isEqualTo("2000");
    browser.pointAt("[data-testid=platform-figures] [data-explain='metric.roas']");
    page.awaitText("explanation", "Return on ad spend");
  }

  @Test
  void whereNothingWasPaidThePageSaysNothingOfSpend() {
    page.open("#/platforms/taobao");
    page.await("platform-figures");
    browser.await("it is at rest", () -> browser.all("[aria-busy]").isEmpty());
    assertThat(browser.all("[data-metric=spend], [data-metric=roas]"))
        .noneMatch(WebElement::isDisplayed);
  }

  // ---- Channels and regions ----

  @ParameterizedTest
  @ValueSource(strings = {"channel", "region"})
  void theGroupsOfAPlatformAddUpToItsNumbers(String by) {
    page.open("#/platforms/douyin?part=" + by);
    page.await("part-table");
    JsonNode totals =
        answer("/v1/platforms/douyin/summary?grain=day&" + page.dates()).get("totals");
    assertThat(sum("part-table", "events")).isEqualTo(totals.at("/traffic/events").asLong());
    assertThat(sum("part-table", "orders")).isEqualTo(totals.at("/orders/count").asLong());
    assertThat(sum("part-table", "net")).isEqualTo(totals.at("/money/0/net").asLong());
  }

  @Test
  void chinaBesideItsProvincesSaysThatItIsWithoutThem() {
    page.open("#/platforms/douyin?part=region");
    page.await("part-table");
    String name = "[data-testid=part-table] tr[data-part=cn] th";
    assertThat(browser.each(name, "each.textContent")).containsExactly("China, no province");
    page.await("language").click();
    browser.await(
        "Chinese", () -> browser.each(name, "each.textContent").equals(List.of("中国（未注明省份）")));
    page.await("language").click();
  }

  private long sum(String table, String metric) {
    return browser
        .each(
            "[data-testid=%s] :is(tbody, tfoot) [data-metric=%s][data-value]"
                .formatted(table, metric),
            "each.dataset.value || '0'")
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel", "region"})
  void theLoopsOfChannelsAddUpToThoseOfThePlatforms(String by) {
    page.awaitDrawn("sankey");
    Map<String, Long> plain = ways();
    browser.await("select[data-testid=split] option[value=%s]".formatted(by)).click();
    browser.await(
        "the table is split",
        () -> !browser.all("[data-testid=loops-table] [data-part]").isEmpty());
    assertThat(page.hash()).contains("split=" + by);
    assertThat(ways()).isEqualTo(plain);
    assertThat(browser.all("[data-testid=sankey] [data-node^='%s:']".formatted(by.charAt(0))))
        .isNotEmpty();
  }

  private Map<String, Long> ways() {
    Map<String, Long> ways = new TreeMap<>();
    browser
        .each(
            "[data-testid=loops-table] tr[data-to]",
            "`${each.dataset.from}"
                + " ${each.dataset.to}=${each.querySelector('[data-metric=credit]').dataset.value}`")
        .forEach(
            each ->
                ways.merge(each.split("=", 2)[0], Long.valueOf(each.split("=", 2)[1]), Long::sum));
    return ways;
  }

  @Test
  void theLoopsOfOwnersAreThoseOfTheirPlatforms() {
    page.open("#/?split=owner");
    page.awaitDrawn("sankey");
    JsonNode loops = answer("/v1/loops?by=owner&" + page.dates());
    assertThat(browser.all("[data-testid=loops-table] tr[data-to]"))
        .hasSameSizeAs(loops.get("cells"));
    assertThat(
            browser.each("[data-testid=sankey] [data-node='m:alibaba'] text", "each.textContent"))
        .allMatch(name -> name.startsWith("Alibaba"));
  }

  // ---- The question which surface earns most ----

  @Test
  void whichSurfaceEarnsMostIsAnsweredUnderTwoModelsSideBySide() {
    page.await("nav-surfaces").click();
    page.await("all-surfaces-table");
    for (String model : List.of("last_touch", "linear")) {
      JsonNode surfaces = answer("/v1/surfaces?model=%s&%s".formatted(model, page.dates()));
      Map<String, Long> expected = new TreeMap<>();
      for (JsonNode each : surfaces.get("surfaces")) {
        for (JsonNode line : each.get("credit")) {
          expected.put(
              each.get("platform").asString() + " " + each.get("surface").asString(),
              line.get("amount").asLong());
        }
      }
      Map<String, Long> shown = new TreeMap<>();
      browser
          .each(
              "[data-testid=all-surfaces-table] tr[data-surface]",
              "`${each.dataset.platform} ${each.dataset.surface}=${each.querySelector('[data-model=%s]').dataset.value}`"
                  .formatted(model))
          .forEach(each -> shown.put(each.split("=", 2)[0], Long.valueOf(each.split("=", 2)[1])));
      assertThat(shown).containsAllEntriesOf(expected);
      long most = expected.values().stream().mapToLong(Long::longValue).max().orElseThrow();
      assertThat(page.value("[data-testid=best] [data-model=%s]".formatted(model)))
          .isEqualTo(String.valueOf(most));
    }
    browser.picture("surfaces-1280");
  }

  @Test
  void onePartThatFailsLeavesTheOthers() {
    try (Browser fresh = Browser.start("en", WIDE)) {
      Page other = new Page(fresh, millrace);
      other.signIn("admin.key");
      fresh.beforeEveryPage(
          """
          const real = window.fetch;
          window.fetch = (path, options) => /by=(channel|creator)/.test(path)
            ? Promise.resolve(new Response('{"code":"not_found","detail":"no"}', {status: 404}))
            : real(path, options);
          """);
      other.open("?broken#/platforms/douyin");
      fresh.await("[data-testid=parts] [data-testid=problem]");
      fresh.await("[data-testid=entities] [data-testid=problem]");
      other.await("surface-table");
      other.awaitDrawn("traffic");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#/rankings?by=creator",
        "#/rankings?by=channel",
        "#/platforms/wechat/creators/mei",
        "#/platforms/douyin",
        "#/rankings?by=creator&compare=previous",
        "#/orders?find=o-",
        "#/named?id=e",
        "#/surfaces",
        "#/?split=channel"
      })
  void noViewScrollsSidewaysOnANarrowScreen(String view) {
    browser.resize(390);
    page.open("?" + System.nanoTime() + view);
    browser.await("main h1");
    browser.await("it is at rest", () -> browser.all("[aria-busy]").isEmpty());
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
    browser.resize(WIDE);
  }

  @Test
  void aRowOfARankingIsChosenByTheKeyboard() {
    page.open("#/rankings?by=campaign&metric=spend");
    browser.await("[data-testid=entity-ranking] a[data-entity=campaign]");
    browser.run("document.querySelector('[data-testid=entity-ranking] a').focus()");
    browser.press(Keys.ENTER);
    browser.await("its page", () -> page.hash().startsWith("#/platforms/douyin/campaigns/"));
  }

  @Test
  void aWallShowsNoControlsAndRecoversByItself() {
    page.open("?display#/");
    page.await("headlines");
    assertThat(browser.all("nav a, .controls select, .top-tools button, .foot a"))
        .noneMatch(WebElement::isDisplayed);
    browser.network(false);
    browser.await("[data-testid=stream][data-away]");
    browser.network(true);
    browser.await(
        "it is back",
        () -> browser.all("[data-testid=stream][data-away], html[data-stale]").isEmpty());
    browser.complaints(); // of the requests that the network lost
    browser.press(Keys.ESCAPE);
    browser.await("controls are back", () -> browser.all("html[data-display], .shell").size() == 1);
    page.await("nav-loops");
  }
}
