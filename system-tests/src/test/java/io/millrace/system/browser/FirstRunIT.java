package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.RunningMillrace;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The first minute of a newcomer in the browser. */
@Tag("browser")
@Isolated("it looks at the clock")
class FirstRunIT {
  @TempDir private Path directory;

  @Test
  void waitsForTheFirstEventAndShowsIt() {
    try (RunningMillrace millrace = RunningMillrace.start(directory.resolve("data"));
        Browser browser = Browser.start("en", 1280)) {
      Page page = new Page(browser, millrace);
      page.signIn("read.key");
      page.await("first-run");
      assertThat(page.await("curl").getText())
          .contains(millrace.url("/v1/events/").toString())
          .doesNotContain(millrace.key("write.key"));
      browser.picture("first-run");
      new Story(millrace).send();
      page.await("headlines");
      assertThat(browser.complaints()).isEmpty();
    }
    assertThat(directory.resolve("data.log")).content().contains("stopping ...");
  }

  @Test
  void playsTheDemoAtTheClickOfAButton() {
    try (RunningMillrace millrace = RunningMillrace.start(directory.resolve("data"));
        Browser browser = Browser.start("zh-CN", 390)) {
      Page page = new Page(browser, millrace);
      page.signIn("admin.key");
      page.await("play-demo").click();
      page.await("confirm").click();
      page.await("change-sentence");
      browser.picture("played-demo-change-390-zh");
      page.open("#/");
      page.await("headlines");
      page.awaitDrawn("sankey");
      browser.picture("played-demo-390-zh");
    }
  }
}
