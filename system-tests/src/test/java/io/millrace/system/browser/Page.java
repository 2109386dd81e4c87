package io.millrace.system.browser;

import io.millrace.system.RunningMillrace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openqa.selenium.By;
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

  WebElement await(String testId) {
    return browser.await("[data-testid='" + testId + "']");
  }

  /** Waits until a picture has been drawn there. */
  void awaitDrawn(String testId) {
    browser.await("[data-testid='" + testId + "'][data-drawn=true] canvas");
  }

  /** The raw numbers of a table's cells by platform and metric, as far as they have any. */
  Map<String, String> figures(String testId) {
    Map<String, String> figures = new TreeMap<>();
    String css = "[data-testid='%s'] [data-platform][data-metric][data-value]".formatted(testId);
    for (WebElement each : browser.all(css)) {
      figures.put(
          each.getDomAttribute("data-platform") + " " + each.getDomAttribute("data-metric"),
          each.getDomAttribute("data-value"));
    }
    return figures;
  }

  /** The raw numbers of rows by attention and money. */
  Map<String, String> ways(String testId) {
    Map<String, String> ways = new TreeMap<>();
    for (WebElement row : browser.all("[data-testid='%s'] tr[data-to]".formatted(testId))) {
      List<WebElement> value = row.findElements(By.cssSelector("[data-value]"));
      ways.put(
          row.getDomAttribute("data-from") + " " + row.getDomAttribute("data-to"),
          value.getFirst().getDomAttribute("data-value"));
    }
    return ways;
  }
}
