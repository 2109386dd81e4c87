package io.millrace.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CsvTableTest {

  @Test
  void quotesWhatHasToBeAndEndsLinesAsAgreed() {
    CsvTable table =
        new CsvTable(
            List.of("a", "b"), List.of(List.of("x,\"y\"", "一"), List.of("two\nlines", 3L)));
    assertThat(table.text()).isEqualTo("a,b\r\n\"x,\"\"y\"\"\",一\r\n\"two\nlines\",3\r\n");
  }

  @Test
  void leavesAbsentCellsEmpty() {
    CsvTable table =
        new CsvTable(
            List.of("a", "b", "c"),
            List.of(List.of(Optional.empty(), OptionalLong.empty(), OptionalLong.of(7))));
    assertThat(table.text()).isEqualTo("a,b,c\r\n\"\",,7\r\n");
  }

  @Test
  void defusesFormulasButNoNumbers() {
    CsvTable table =
        new CsvTable(
            List.of("cell"),
            List.of(
                List.of("=1+2"),
                List.of("+x"),
                List.of("-x"),
                List.of("@x"),
                List.of("-500"),
                List.of("-0.5"),
                List.of(Optional.of("=x"))));
    assertThat(table.text().lines())
        .containsExactly("cell", "'=1+2", "'+x", "'-x", "'@x", "-500", "-0.5", "'=x");
  }
}
