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
      page.awaitDrawn("sankey");
      browser.await(
          "several ways from attention to money", () -> page.ways("loops-table").size() >= 5);
      Duration told = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf("the demo told its story after %.1f s%n", told.toMillis() / 1_000.0);
      browser.picture("demo");
      assertThat(told).isLessThan(SOON);
    }
  }
}
