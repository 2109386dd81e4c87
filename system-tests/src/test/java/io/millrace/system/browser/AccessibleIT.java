package io.millrace.system.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No view has a fault that axe-core finds, in any colours and in both languages. */
class AccessibleIT extends DashboardSession {
  private static final List<String> VIEWS =
      List.of(
          "#/",
          "#/?compare=previous",
          "#/platforms",
          "#/platforms/douyin",
          "#/loops",
          "#/loops/wechat/taobao",
          "#/audience",
          "#/rankings",
          "#/rankings?by=creator",
          "#/rankings?by=creator&compare=previous",
          "#/?refunds=creator",
          "#/orders?find=o-",
          "#/named?id=li",
          "#/rankings?by=channel",
          "#/platforms/douyin/creators/lin",
          "#/surfaces",
          "#/?split=channel",
          "#/?channel=search",
          "#/?channel=search&range=1h",
          "#/platforms/douyin?region=us",
          "#/loops?channel=unnamed",
          "#/orders",
          "#/orders?order=" + Story.ORDER,
          "#/live",
          "#/nothing");

  @Override
  void send() {
    story.send();
  }

  @Override
  boolean isCounted() {
    return page.value(".figures [data-metric=net]").equals("15301");
  }

  @ParameterizedTest
  @CsvSource({
    "light, en, none",
    "light, zh, none",
    "dark, en, none",
    "dark, zh, none",
    "light, en, active",
    "light, zh, active"
  })
  void noViewHasAFaultThatAxeFinds(String theme, String language, String forcedColors) {
    browser.media("forced-colors", forcedColors);
    browser.run(
        "localStorage.setItem('millrace.theme', arguments[0]);"
            + "localStorage.setItem('millrace.language', arguments[1])",
        theme,
        language);
    for (String view : VIEWS) {
      page.open("?" + theme + language + forcedColors + view);
      browser.await("main h1");
      browser.await(view + " is at rest", () -> browser.all("[aria-busy]").isEmpty());
      assertThat(faults()).as("%s in %s, %s", view, theme, language).isEmpty();
    }
  }

  private List<?> faults() {
    browser.run(script());
    browser.run(
        "window.faults = null; axe.run(document, {resultTypes: ['violations']}).then(result => {"
            + " window.faults = result.violations.map(each =>"
            + " each.id + ': ' + each.nodes.map(node => node.html).join(' '))})");
    browser.await("axe has looked", () -> browser.run("return window.faults") != null);
    return (List<?>) requireNonNull(browser.run("return window.faults"));
  }

  private static String script() {
    try (InputStream in = AccessibleIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
