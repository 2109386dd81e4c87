package io.millrace.system.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/**
 * What is on a page stays true while it is open, and an analyst finds the way through the pages.
 */
@Isolated("it looks at the clock")
class AnalystIT extends DashboardSession {
  /** A4 in CSS pixels, without its margins. */
  private static final int PAPER = 718;

  @Override
  void send() {
    story.sendYesterday();
    story.send();
  }

  @Override
  boolean isCounted() {
    return figure("all", "net").equals("16301");
  }

  /** A new document, so that no test finds the state of another one. */
  @BeforeEach
  void openTheOverview() {
    browser.run("localStorage.setItem('millrace.language', 'en')");
    page.open("?" + System.nanoTime() + "#/");
    page.await("headlines");
  }

  /** Some tests cut the network. */
  @Override
  boolean mayComplain() {
    return true;
  }

  @AfterEach
  void connect() {
    browser.network(true);
  }

  private String figure(String platform, String metric) {
    return browser
        .each(
            ".figures [data-platform='%s'][data-metric='%s']".formatted(platform, metric),
            "each.dataset.value")
        .stream()
        .findFirst()
        .orElse("");
  }

  private void choose(String testId, String value) {
    browser
        .await("[data-testid='%s'] label:has(input[value='%s'])".formatted(testId, value))
        .click();
  }

  private void select(String testId, String value) {
    browser.await("select[data-testid='%s'] option[value='%s']".formatted(testId, value)).click();
  }

  // ---- What is on a page is true ----

  @Test
  void anHourDropsWhatLeavesItWhileThePageIsOpen() {
    page.open("#/platforms/douyin?range=1h");
    browser.await("the hour is counted", () -> figure("douyin", "events").equals("4"));
    String from = firstOfRange();
    browser.run("const real = Date.now.bind(Date); Date.now = () => real() + 3 * 3600 * 1000");
    browser.await(
        "three hours later nothing is left", () -> figure("douyin", "events").equals("0"));
    browser.await("the dates have moved", () -> !firstOfRange().equals(from));
  }

  private String firstOfRange() {
    return String.valueOf(page.await("range-dates").getDomAttribute("data-from"));
  }

  @Test
  void anEventOfTodayHidesNoPlatformOfTheRange() {
    assertThat(page.figures("headlines"))
        .containsKeys("xiaohongshu events", "taobao events", "douyin events")
        .hasEntrySatisfying("xiaohongshu lastSeen", seen -> assertThat(seen).isNotBlank());
  }

  @Test
  void theCardsAreOfTheChosenRange() {
    assertThat(figure("all", "net")).isEqualTo("16301");
    choose("range", "1h");
    browser.await("the card is of the last hour", () -> figure("all", "net").equals("15301"));
  }

  @Test
  void choicesStayBetweenViewsAndBackWalksThroughThem() {
    choose("range", "30d");
    select("model", "linear");
    browser.await("it is in the address", () -> page.hash().contains("model=linear"));
    page.await("nav-loops").click();
    page.await("matrix");
    assertThat(page.hash()).startsWith("#/loops?").contains("range=30d", "model=linear");
    assertThat(browser.await("select[data-testid=model]").getDomProperty("value"))
        .isEqualTo("linear");
    browser.back();
    page.await("headlines");
    assertThat(page.hash()).contains("range=30d", "model=linear");
    browser.back();
    browser.await("the model before", () -> !page.hash().contains("model="));
    browser.back();
    browser.await("the range before", () -> !page.hash().contains("range="));
  }

  @Test
  void thePageSaysItsDatesAndItsZone() {
    page.awaitText("range-dates", "–", "20");
    assertThat(page.await("zone").getText())
        .startsWith(millrace.answers().platforms().get("zone").asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#/", "#/platforms/douyin", "#/loops", "#/audience", "#/rankings", "#/orders"})
  void everyViewSaysOnceThatTheServerIsAwayAndRecovers(String view) {
    page.open(view);
    browser.await("main h1");
    browser.await("it is at rest", () -> browser.all("[aria-busy]").isEmpty());
    browser.network(false);
    browser.await("[data-testid=stream][data-away]");
    browser.await(
        "it says since when",
        () -> page.await("stream-text").getText().matches("Not reachable since \\d\\d:\\d\\d.*"));
    assertThat(browser.all("html[data-stale]")).hasSize(1);
    assertThat(browser.all("[data-testid=waiting], [data-testid=problem]")).isEmpty();
    browser.network(true);
    browser.await(
        "it is back",
        () -> browser.all("[data-testid=stream][data-away], html[data-stale]").isEmpty());
  }

  @Test
  void aRefreshMovesNothingThatStays() {
    browser.run(
        """
        window.seen = [];
        new MutationObserver(all => all.forEach(each => window.seen.push(each.target.className)))
          .observe(document.querySelector('main'), {subtree: true, attributeFilter: ['aria-busy']});
        """);
    String before = figure("all", "events");
    story.view("emil", "kuaishou", "feed", 0);
    browser.await("the event is there", () -> !figure("all", "events").equals(before));
    assertThat(browser.run("return window.seen.length")).isEqualTo(0L);
  }

  // ---- Words ----

  @ParameterizedTest
  @CsvSource({"en, 中文", "zh, English"})
  void aMetricIsExplainedAtThePointerAndAtTheKeyboardAsInTheDocuments(
      String language, String other) {
    if (!page.await("language").getText().equals(other)) {
      page.await("language").click();
    }
    JsonNode opens = metric("opens");
    browser.pointAt(".figures [data-explain='metric.opens']");
    page.awaitText(
        "explanation",
        opens.at("/name/" + language).asString(),
        opens.at("/text/" + language).asString());
    browser.press(Keys.ESCAPE);
    browser.run("document.querySelector(\".figures [data-explain='metric.net']\").focus()");
    page.awaitText("explanation", metric("net").get("formula").asString());
    browser.run("document.activeElement.blur()");
    if (language.equals("zh")) {
      page.await("language").click();
    }
  }

  private JsonNode metric(String id) {
    for (JsonNode each : millrace.answers().get("/v1/metrics").get("metrics")) {
      if (each.get("id").asString().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(id);
  }

  // ---- Addresses and roles ----

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#/?range=2026-13-45_2026-14-01",
        "#/platforms/nowhere",
        "#/loops/nowhere/taobao",
        "#/nothing"
      })
  void aBadAddressGivesASentenceAndAWayOn(String address) {
    page.open(address);
    WebElement note = page.await("bad-address");
    assertThat(note.getText()).hasSizeGreaterThan(30).doesNotContain("Invalid", "undefined");
    browser.await("[data-testid=bad-address] a").click();
    browser.await("it goes on", () -> browser.all("[data-testid=bad-address]").isEmpty());
  }

  @Test
  void aRefusedSignInSaysWhyAndAReadKeyIsOfferedNothingForAdmins() {
    try (Browser fresh = Browser.start("en", WIDE)) {
      Page other = new Page(fresh, millrace);
      other.open("");
      fresh.await("[data-testid=key]").sendKeys(millrace.key("write.key"), Keys.ENTER);
      assertThat(other.await("reason").getText()).contains("may only send events");
      fresh.await("[data-testid=key]").sendKeys("no key", Keys.ENTER);
      assertThat(other.await("problem").getText()).isEqualTo("This key is not known here.");
      fresh.run("document.getElementById('key').value = ''");
      fresh.await("[data-testid=key]").sendKeys(millrace.key("read.key"), Keys.ENTER);
      other.await("headlines");
      assertThat(fresh.all("[data-testid=nav-live], [data-testid=note-add]")).isEmpty();
      other.open("#/live");
      assertThat(other.await("bad-address").getText()).contains("admin key");
    }
  }

  // ---- From the picture to an order ----

  @Test
  void aWayOfThePictureLeadsToItsSurfacesAndToItsOrders() {
    page.awaitDrawn("sankey");
    WebElement way =
        browser.await("[data-testid=sankey] a[data-source='a:wechat'][data-target='m:taobao']");
    assertThat(way.getDomAttribute("aria-label")).contains("WeChat → Taobao", "¥128.00", "100.0%");
    browser.run("location.hash = arguments[0].getAttribute('href')", way);
    page.await("pair-table");
    assertThat(browser.each("[data-testid=pair-table] tr[data-surface]", "each.dataset.surface"))
        .containsExactly("moments");
    browser.await("[data-testid=pair-table] tr[data-surface=moments] a").click();
    browser.await("the surface is chosen", () -> page.hash().contains("surface=moments"));
    browser
        .await("[data-testid=orders-table] tr[data-order='%s'] a".formatted(Story.ORDER))
        .click();
    assertThat(page.await("order").getDomAttribute("data-order")).isEqualTo(Story.ORDER);
  }

  @Test
  void anOrderIsFoundOnAllPlatformsByItsNumberOrByASimilarOne() {
    page.open("#/orders?platform=douyin&order=" + Story.ORDER);
    page.awaitText("no-order", "Taobao", Story.ORDER);
    browser.await("[data-testid=no-order] a").click();
    page.await("order");
    page.open("#/orders?order=o-ann");
    page.awaitText("no-order", Story.ORDER);
  }

  // ---- Tables, downloads, keys ----

  @Test
  void aTableIsSortedByItsHeads() {
    String first = "[data-testid=headlines] tbody tr:first-child";
    browser.await("[data-testid=headlines-sort-orders]").click();
    assertThat(browser.each("[data-testid=headlines] th[aria-sort=descending]", "each.innerText"))
        .hasSize(1);
    List<String> orders =
        browser.each("[data-testid=headlines] td[data-metric=orders]", "each.dataset.value");
    assertThat(orders.stream().map(each -> each.isEmpty() ? -1 : Integer.parseInt(each)).toList())
        .isSortedAccordingTo((a, b) -> b - a);
    browser.await(first);
  }

  /** Answers of the server, made larger on their way to the page. */
  private static final String MANY =
      """
      const real = window.fetch;
      const many = (count, make) => Array.from({length: count}, (_, i) => make(i));
      window.fetch = async (path, options) => {
        const answer = await real(path, options);
        const surfaces = path.includes('/surfaces?');
        if (!answer.ok || !(surfaces || path.includes('/v1/loops?'))) return answer;
        const body = await answer.json();
        if (surfaces) {
          body.surfaces = many(3000, i => ({surface: 's' + i, events: i, attentionMs: 0,
            visitors: null, microOrders: 0, credit: []}));
        } else {
          body.cells = many(37 * 37, i => ({from: 'p' + i % 37, to: 'p' + Math.floor(i / 37),
            surface: 'feed', microOrders: 0,
            amounts: [{currency: 'CNY', amount: String(1000 + 37 * (i % 41))}]}));
        }
        return new Response(JSON.stringify(body), {headers: {'content-type': 'application/json'}});
      };
      """;

  @Test
  void thousandsOfSurfacesAndManyPlatformsStayReadable() {
    try (Browser fresh = Browser.start("en", WIDE)) {
      Page large = new Page(fresh, millrace);
      large.signIn("admin.key");
      fresh.beforeEveryPage(MANY);
      large.open("?many#/");
      large.awaitDrawn("sankey");
      assertThat(fresh.all("[data-testid=sankey] [data-node]")).hasSize(26);
      assertThat(fresh.each("[data-testid=sankey] [data-node$='*'] text", "each.textContent"))
          .hasSize(2)
          .allMatch(name -> name.startsWith("Other platforms"));
      Object cut =
          fresh.run(
              """
              const frame = document.querySelector('[data-testid=sankey]').getBoundingClientRect();
              const names = [...document.querySelectorAll('[data-testid=sankey] text')]
                .map(each => each.getBoundingClientRect());
              const meet = (a, b) => a.left < b.right && b.left < a.right
                && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
              return names.filter((name, i) => name.left < frame.left || name.right > frame.right
                || names.some((other, j) => j > i && meet(name, other))).length;
              """);
      assertThat(cut).as("names that are cut or overlap").isEqualTo(0L);
      fresh.picture("many-platforms");
      large.open("?many#/platforms/douyin");
      large.await("surface-table");
      assertThat((Long) requireNonNull(fresh.run("return document.documentElement.scrollHeight")))
          .isLessThan(4_000);
      WebElement more = large.await("surface-table-more");
      assertThat(more.getText()).isEqualTo("Show 200 more rows");
      assertThat(more.getAccessibleName()).isEqualTo("Surfaces: Show 200 more rows");
      large.await("surface-table-search").sendKeys("s2718");
      fresh.await(
          "one is found", () -> fresh.all("[data-testid=surface-table] tbody tr").size() == 1);
    }
  }

  /** A page of orders with another page after it. */
  private static final String MANY_ORDERS =
      """
      const real = window.fetch;
      window.fetch = async (path, options) => {
        if (!path.startsWith('/v1/orders?')) return real(path, options);
        const after = path.includes('cursor');
        const body = await (await real(path.replace(/&cursor=[^&]*/, ''), options)).json();
        const orders = Array.from({length: 100}, (_, i) => (
          {...body.orders[0], order: `${after ? 'b' : 'a'}-${i}`}));
        return Response.json({...body, orders, next: after ? null : 'after'});
      };
      """;

  @Test
  void oneButtonShowsMoreOrdersAndSaysSo() {
    try (Browser fresh = Browser.start("en", WIDE)) {
      Page large = new Page(fresh, millrace);
      large.signIn("admin.key");
      fresh.beforeEveryPage(MANY_ORDERS);
      large.open("?many#/orders");
      String rows = "[data-testid=orders-table] tbody tr";
      fresh.await("the first orders are there", () -> fresh.all(rows).size() == 100);
      List<WebElement> buttons =
          fresh.all("[data-testid=order-list] :is(.table-foot button, .table ~ button)").stream()
              .filter(WebElement::isDisplayed)
              .toList();
      assertThat(buttons).extracting(WebElement::getText).containsExactly("Show more orders");
      buttons.getFirst().click();
      fresh.await("all are there", () -> fresh.all(rows).size() == 200);
      assertThat(buttons.getFirst().isDisplayed()).isFalse();
    }
  }

  @Test
  void aDownloadHasDecimalAmountsWithTheirCurrency() {
    browser.run(
        """
        URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return '#saved'; };
        HTMLAnchorElement.prototype.click = () => {};
        """);
    browser.await("[data-testid=headlines-download] summary").click();
    browser.await("[data-testid=headlines-download] [data-file='millrace-platforms.csv']").click();
    browser.await("it is saved", () -> browser.run("return window.saved ?? null") != null);
    String saved = String.valueOf(browser.run("return window.saved"));
    assertThat(saved)
        .contains("platform,", "currency,net")
        .contains("taobao,")
        .contains(",CNY,128.00");
    browser.await("[data-testid=headlines-download] summary").click();
    browser
        .await("[data-testid=headlines-download] [data-file='millrace-platforms-minor-units.csv']")
        .click();
    browser.await(
        "minor units are saved when asked for",
        () -> String.valueOf(browser.run("return window.saved")).contains(",CNY,12800"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/", "#/platforms/douyin", "#/loops", "#/surfaces", "#/orders"})
  void aPrintedPageFitsItsPaperAndHasNoControls(String view) {
    page.open("?" + System.nanoTime() + view);
    browser.await("main h1");
    browser.await(view + " is at rest", () -> browser.all("[aria-busy]").isEmpty());
    browser.onPaper(true);
    browser.resize(PAPER);
    try {
      Object beside =
          browser.run(
              "return document.documentElement.scrollWidth -"
                  + " document.documentElement.clientWidth");
      assertThat((Long) requireNonNull(beside)).as("pixels beside the paper").isNotPositive();
      assertThat(
              browser.each(
                  "main canvas, main svg",
                  "each.getBoundingClientRect().right <= document.documentElement.clientWidth"))
          .doesNotContain("false");
      assertThat(browser.all("main :is(select, input, summary), header nav"))
          .noneMatch(WebElement::isDisplayed);
    } finally {
      browser.onPaper(false);
      browser.resize(WIDE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "#/, loops, millrace-loops, Taobao",
    "#/loops, matrix, millrace-matrix, Taobao",
    "#/audience?range=1d, audience, millrace-audience, Douyin",
    "#/platforms/douyin, funnel, millrace-douyin-funnel, Bought",
    "#/platforms/douyin, money, millrace-money, Gross",
    "#/change?platform=xiaohongshu&at=%s, change, millrace-change, Closed loop"
  })
  void everyPictureIsSavedAsVectorsAndAsPixels(
      String view, String part, String file, String words) {
    page.open("?" + System.nanoTime() + view.formatted(beforeYesterdaysStory()));
    browser.run(
        """
        URL.createObjectURL = blob => { blob.text().then(text => window.saved = [blob.type, blob.size, text]); return '#saved'; };
        HTMLAnchorElement.prototype.click = () => {};
        """);
    String menu = "[data-testid='%s-download'] ".formatted(part);
    browser.await(menu + "summary").click();
    browser.await(menu + "[data-file='%s.svg']".formatted(file)).click();
    browser.await("it is saved", () -> browser.run("return window.saved ?? null") != null);
    assertThat(browser.run("return window.saved[0]")).isEqualTo("image/svg+xml");
    assertThat(String.valueOf(browser.run("return window.saved[2]")))
        .contains("<svg", words)
        .doesNotContain("color(", "var(");
    assertThat(
            browser.run(
                "return new DOMParser().parseFromString(window.saved[2], 'image/svg+xml')"
                    + ".querySelector('parsererror')"))
        .isNull();
    browser.run("window.saved = null");
    browser.await(menu + "summary").click();
    browser.await(menu + "[data-file='%s.png']".formatted(file)).click();
    browser.await("its pixels are saved", () -> browser.run("return window.saved") != null);
    assertThat(browser.run("return window.saved[0]")).isEqualTo("image/png");
    assertThat((Long) requireNonNull(browser.run("return window.saved[1]"))).isGreaterThan(1_000);
  }

  private static String beforeYesterdaysStory() {
    return Instant.now().minus(25, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS).toString();
  }

  @Test
  void theKeyboardFindsPlatformsOrdersAndHelp() {
    browser.press("?");
    page.awaitText("help", "Ctrl");
    browser.press(Keys.ESCAPE);
    browser.press("/");
    page.await("palette-input").sendKeys("taob", Keys.ENTER);
    browser.await("the platform", () -> page.hash().startsWith("#/platforms/taobao"));
    browser.press("/");
    page.await("palette-input").sendKeys(Story.ORDER, Keys.ENTER);
    page.await("order");
    browser.press("g");
    browser.press("l");
    browser.await("the loops", () -> page.hash().startsWith("#/loops"));
  }

  // ---- Comparison ----

  @Test
  void theRangeIsComparedWithTheOneBefore() {
    page.open("#/?compare=previous&range=1d");
    JsonNode answer = requireNonNull(compared());
    page.awaitText("compared-dates", "compared with");
    assertThat(answer.at("/comparison/with").asString()).isEqualTo("previous");
    browser.await(
        "net money before",
        () ->
            browser.each(".figure-money .delta", "each.dataset.then").equals(List.of("1000"))
                && browser
                    .each(".figure-money .delta", "each.dataset.difference")
                    .equals(List.of("14301")));
  }

  private JsonNode compared() {
    WebElement dates = page.await("range-dates");
    return millrace
        .answers()
        .get(
            "/v1/platforms?from=%s&to=%s&compare=previous"
                .formatted(dates.getDomAttribute("data-from"), dates.getDomAttribute("data-to")));
  }

  @Test
  void aNoteOfADayLeadsToBeforeAndAfter() {
    page.await("note-add").click();
    browser.await("[data-testid=note-form] input[type=text]").sendKeys("Big sale", Keys.ENTER);
    browser.await(
        "the note is listed",
        () ->
            browser
                .each("[data-testid=notes] li", "each.innerText")
                .toString()
                .contains("Big sale"));
    browser.await("[data-testid=notes] [data-testid=before-after]").click();
    page.await("matrix");
    assertThat(page.hash()).contains("compare=previous");
    page.awaitText("compared-dates", "compared with");
  }
}
