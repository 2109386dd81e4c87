package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.RunningMillrace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of the dashboard: a process of its own that has counted the events of the test class, and a
 * browser that is signed in. All tests of a class share both.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DashboardSession {
  /** The width of the window at the start, CSS pixels. */
  static final int WIDE = 1280;

  RunningMillrace millrace;

  /** Sends single events of the last minutes, for the classes that want them. */
  Story story;

  Browser browser;
  Page page;

  /** Sends the events of the test class to {@link #millrace}. */
  abstract void send();

  /** Whether all of these events are counted. */
  abstract boolean isCounted();

  @BeforeAll
  void start(@TempDir Path directory) {
    millrace = RunningMillrace.start(directory.resolve("data"));
    story = new Story(millrace);
    send();
    browser = Browser.start("en", WIDE);
    page = new Page(browser, millrace);
    page.signIn("admin.key");
    browser.await("all events are counted", this::isCounted);
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (millrace != null) {
      millrace.close();
    }
  }

  /** Whether a page may log errors: a test that cuts the network makes some. */
  boolean mayComplain() {
    return false;
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    List<String> complaints = browser.complaints();
    if (!mayComplain()) {
      assertThat(complaints).isEmpty();
    }
  }
}
