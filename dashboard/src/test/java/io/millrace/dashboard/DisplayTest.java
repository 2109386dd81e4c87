package io.millrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page on a wall finds out by itself that the server has another release. */
class DisplayTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script src=\"assets/app-1.js\"></script><div id=\"app\"> | assets/app-1.js | false",
        "<script src=\"assets/app-2.js\"></script><div id=\"app\"> | assets/app-1.js | true",
        "Bad gateway | assets/app-1.js | false",
        "<div id=\"app\"> | '' | false"
      })
  void onlyAPageWithAnotherScriptIsAnotherRelease(String page, String script, String other) {
    try (Modules modules = new Modules()) {
      assertThat(
              modules.json(
                  "import { isOtherRelease } from './ui/display.js';"
                      + "export const result = isOtherRelease('%s', '%s');"
                          .formatted(page, script)))
          .isEqualTo(other);
    }
  }
}
