package io.millrace.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveControllerTest {
  @ParameterizedTest
  @CsvSource({"120, 32, 120", "1440, 1, 1440", "1440, 32, 256", "1440, 100000, 1", "5, 0, 5"})
  void boundsTheRowsOfAFirstState(int windows, int platforms, int most) {
    assertThat(LiveController.most(windows, platforms)).isEqualTo(most);
  }
}
