package io.millrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths of a view's key are what the view has asked. */
class AskedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remember('/v1/loops?from=a&to=b&model=linear'); | ['from','to'] |"
            + " [\"/v1/loops?model=linear&from&to\"]",
        "remember('/v1/loops?from=a&to=b'); | [] | [\"/v1/loops?from=a&to=b\"]",
        "remember('/v1/loops?from=a&to=b'); remember('/v1/loops?from=c&to=d'); | ['from','to'] |"
            + " [\"/v1/loops?from&to\"]",
        "remember('/v1/loops', ['cursor']); remember('/v1/loops?cursor=x', ['cursor']); | [] |"
            + " [\"/v1/loops?cursor\"]",
        "remember('/v1/orders?creator=a%26b+c'); | [] | [\"/v1/orders?creator=a%26b%20c\"]",
        "remember('/session'); remember('/v1/lag'); remember('/v1/views'); | [] | []",
        "remember('/v1/loops'); forget(); | [] | []",
      })
  void namesFixedAndFreeParameters(String questions, String moving, String expected) {
    try (Modules modules = new Modules()) {
      assertThat(
              modules.json(
                  "import { remember, forget, pathsAsked } from './net/asked.js'; %s export const result = pathsAsked(%s);"
                      .formatted(questions, moving)))
          .isEqualTo(expected);
    }
  }
}
