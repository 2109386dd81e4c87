package io.millrace.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LagTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"events\":3,\"seconds\":0.4}|counting keeps up",
        "{\"events\":12345,\"seconds\":42.1}"
            + "|counting is 42 s behind: 12,345 accepted events are not counted yet",
        "{\"events\":0,\"seconds\":252.0}"
            + "|counting is 4 min 12 s behind: the newest events are not in the answers yet",
        "{\"events\":7,\"seconds\":null,\"reason\":\"r\"}"
            + "|counting is behind: 7 accepted events are not counted yet",
        "{\"events\":null,\"seconds\":null,\"reason\":\"no broker\"}"
            + "|the lag is unknown: no broker",
      })
  void saysHowFarNumbersAreBehind(String lag, String text) {
    LagText behind = behind(lag);
    assertThat(behind.text()).isEqualTo(text);
    assertThat(behind.isNotable()).isEqualTo(!text.equals("counting keeps up"));
  }

  @Test
  void whatIsNotKnownIsNeverLess() {
    assertThat(behind("{\"events\":0,\"seconds\":null}").isLessThan(Duration.ofDays(1))).isFalse();
    assertThat(behind("{\"events\":0,\"seconds\":1.5}").isLessThan(Duration.ofMillis(1_500)))
        .isFalse();
    assertThat(behind("{\"events\":9,\"seconds\":1.499}").isLessThan(Duration.ofMillis(1_500)))
        .isTrue();
  }

  @Test
  void anAnswerWithoutItSaysNothing() {
    LagText behind = new LagText(JsonMapper.shared().missingNode());
    assertThat(behind.isSaid()).isFalse();
    assertThat(behind.isNotable()).isFalse();
  }

  @Test
  void readsTheHeaderAsTheField() {
    assertThat(LagText.ofHeader("events=1234, seconds=75.5, until=\"2026-11-23T10:00:00Z\"").text())
        .isEqualTo("counting is 1 min 15 s behind: 1,234 accepted events are not counted yet");
    assertThat(LagText.ofHeader("reason=\"no broker\"").text()).endsWith("unknown: no broker");
  }

  private static LagText behind(String lag) {
    return new LagText(JsonMapper.shared().readTree(lag));
  }
}
