package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSettingsTest {
  private static final String EVENT =
      "event: {id: $i, type: view, platform: jd, surface: feed, visitor: $v, at: $t}\n";

  @Test
  void saysHowFilesAreWritten() {
    String file = "file: {separator: tab, charset: gbk, comment: \"#\", sheet: Orders}\n";

    assertThat(Mapping.read(file + EVENT).file())
        .isEqualTo(
            new FileSettings(
                Optional.of('\t'),
                Optional.of(Charset.forName("GBK")),
                Optional.of('#'),
                Optional.of("Orders")));
  }

  @Test
  void leavesEverythingToTheFileByDefault() {
    assertThat(Mapping.read(EVENT).file()).isEqualTo(FileSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{separator: ab}  | line 1: separator: expected comma, semicolon, tab, pipe or one",
        "{charset: klingon} | line 1: charset: expected an encoding like UTF-8",
        "{comment: '//'}  | line 1: comment: expected one character",
        "{colour: red}    | line 1: colour: unknown key, expected one of [charset, comment,"
      })
  void namesTheMistake(String file, String message) {
    assertThatThrownBy(() -> Mapping.read("file: " + file + "\n" + EVENT))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(message);
  }
}
