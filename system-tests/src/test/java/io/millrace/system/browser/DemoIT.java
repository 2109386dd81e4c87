package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.RunningMillrace;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code millrace demo} as somebody sees it who has just heard of it. */
@Tag("browser")
@Isolated("it looks at the clock")
class DemoIT {
  /** Twice the promise: both cores have a browser to run besides. */
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir private Path directory;

  @Test
  void tellsAStorySoonAfterItsStartWithoutAKey() {
    RunningMillrace.prepare();
    long start = System.nanoTime();
    try (RunningMillrace demo = RunningMillrace.startDemo(directory.resolve("data"));
        Browser browser = Browser.start("en", 1280)) {
      Page page = new Page(browser, demo);
      Awaitility.await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptions()
          .until(
              () -> {
                page.open("");
                return true;
              });
      browser.await("[data-testid=change-sentence]");
      browser.await(
          "less goes from Douyin to Taobao after the policy than before",
          () -> {
            String row = "[data-testid=change-table] tr[data-to=taobao] [data-metric=%s]";
            long before = total(browser, row.formatted("before"));
            return before > 0 && total(browser, row.formatted("after")) < before;
          });
      browser.await(
          "more stays on Douyin",
          () -> {
            String row = "[data-testid=change-table] tr[data-to=douyin] [data-metric=%s]";
            return total(browser, row.formatted("after")) > total(browser, row.formatted("before"));
          });
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf("the demo showed its story after %.1f s%n", took.toMillis() / 1_000.0);
      browser.picture("demo");
      assertThat(took).isLessThan(SOON);
    }
  }

  /** The sum of the raw numbers of these cells. */
  private static long total(Browser browser, String css) {
    return browser.each(css, "each.dataset.value").stream().mapToLong(Long::parseLong).sum();
  }
}
