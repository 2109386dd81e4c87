package io.millrace.system.browser;

import io.millrace.system.RunningMillrace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openqa.selenium.WebElement;

/** The dashboard in a browser: where things are on it. */
final class Page {
  private final Browser browser;
  private final RunningMillrace millrace;

  Page(Browser browser, RunningMillrace millrace) {
    this.browser = browser;
    this.millrace = millrace;
  }

  /** Opens that view, such as {@code #/loops}. */
  void open(String view) {
    browser.open(millrace.url("/" + view));
  }

  /** Opens the dashboard and signs in with one of the keys of the data folder. */
  void signIn(String key) {
    open("");
    browser.await("[data-testid=key]").sendKeys(millrace.key(key));
    browser.await("[data-testid=sign-in]").click();
    browser.await("main [data-testid]:not([data-testid=key]):not([data-testid=sign-in])");
  }

  /** The raw number of the first such element; empty when there is none. */
  String value(String css) {
    return browser.each(css, "each.dataset.value").stream().findFirst().orElse("");
  }

  /** The part of the address that names the view and its choices. */
  String hash() {
    return String.valueOf(browser.run("return location.hash"));
  }

  /** The dates that the page shows, as parameters of the API. */
  String dates() {
    WebElement dates = await("range-dates");
    return "from=%s&to=%s"
        .formatted(dates.getDomAttribute("data-from"), dates.getDomAttribute("data-to"));
  }

  WebElement await(String testId) {
    return browser.await("[data-testid='" + testId + "']");
  }

  /** Waits until the text there contains all these parts. A part may come after the element. */
  void awaitText(String testId, String... parts) {
    browser.await(
        testId + " contains " + List.of(parts),
        () -> Stream.of(parts).allMatch(await(testId).getText()::contains));
  }

  /** Waits until a picture has been drawn there. */
  void awaitDrawn(String testId) {
    browser.await("[data-testid='" + testId + "'][data-drawn=true] :is(canvas, svg)");
  }

  /** The raw numbers of a table's cells by platform and metric, as far as they have any. */
  Map<String, String> figures(String testId) {
    return read(
        testId,
        "[data-platform][data-metric][data-value]",
        "`${each.dataset.platform} ${each.dataset.metric}=${each.dataset.value}`");
  }

  /** The raw numbers of rows by attention and money. */
  Map<String, String> ways(String testId) {
    return read(
        testId,
        "tr[data-to]",
        """
        `${each.dataset.from} ${each.dataset.to}=${each.querySelector('[data-value]').dataset.value}`
        """);
  }

  /** All pairs at one moment: the page may draw itself anew between two looks at it. */
  private Map<String, String> read(String testId, String css, String pair) {
    Map<String, String> read = new TreeMap<>();
    browser
        .each("[data-testid='%s'] %s".formatted(testId, css), pair)
        .forEach(each -> read.put(each.split("=", 2)[0], each.split("=", 2)[1]));
    return read;
  }
}
