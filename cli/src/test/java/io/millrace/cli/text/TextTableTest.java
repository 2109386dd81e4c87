package io.millrace.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsWordsLeftAndNumbersRightAlsoBehindWideCharacters() {
    TextTable table = new TextTable(Column.words("name"), Column.numbers("n"), Column.words("end"));
    table.add("快手", "5", "x");
    table.add("douyin", "1,200", "y");
    table.add("é", "7");

    assertThat(table.lines())
        .containsExactly(
            "name        n  end", "快手        5  x", "douyin  1,200  y", "é           7");
  }

  @Test
  void countsColumnsOfTheTerminalNotCharacters() {
    assertThat(Width.of("快手 Kuaishou")).isEqualTo(13);
    assertThat(Width.of("e\u0301")).isEqualTo(1);
  }

  @Test
  void cutsBetweenCharactersAndSaysSo() {
    assertThat(List.of(Width.cut("快手快手", 8), Width.cut("快手快手", 7), Width.cut("快手快手", 6)))
        .containsExactly("快手快手", "快手快…", "快手…");
    assertThat(Width.cut("abc", 0)).isEmpty();
  }
}
