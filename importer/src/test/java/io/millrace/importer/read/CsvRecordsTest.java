package io.millrace.importer.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.importer.read.InputItem.Damaged;
import io.millrace.importer.read.InputItem.Json;
import io.millrace.importer.read.InputItem.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {

  @Test
  void takesLineBreaksInQuotedCellsAsData() throws IOException {
    assertThat(read("\"anna\nvip\",1\r\nb,\"2\r\n3\"\n"))
        .containsExactly("1 [anna\nvip, 1]", "3 [b, 2\n3]");
  }

  @Test
  void readsQuotesSeparatorsAndDoubledQuotes() throws IOException {
    assertThat(read("\"a,b\",\"say \"\"hi\"\"\",,\"\"\n"))
        .containsExactly("1 [a,b, say \"hi\", , ]");
  }

  @Test
  void allowsBlanksAroundQuotes() throws IOException {
    assertThat(read("c6, \"x,y\" , \"z\"\n")).containsExactly("1 [c6, x,y, z]");
  }

  @Test
  void keepsTheFormThatGuardsZerosForTheMapping() throws IOException {
    assertThat(read("=\"00123\",1\n")).containsExactly("1 [=\"00123\", 1]");
  }

  /** A quote that no separator follows: the record ends there, and the next one is good. */
  @ParameterizedTest
  @ValueSource(strings = {"\"a\"b,1", "a\"b,1", "5\" pipe,1", "\"a\" \"b\",1", "=\"1,2\",3"})
  void refusesTheRecordWithAStrayQuoteAndReadsTheNext(String broken) throws IOException {
    assertThat(read(broken + "\ngood,2\n")).hasSize(2).last().isEqualTo("2 [good, 2]");
    assertThat(read(broken + "\ngood,2\n").getFirst()).startsWith("1 damaged:");
  }

  /** A line inside a broken cell may look like a record, so no line of it is one. */
  @Test
  void refusesABrokenRecordOfSeveralLinesAsAWhole() throws IOException {
    assertThat(read("\"anna\nvip,9\nx\"y,1\ngood,2\n"))
        .containsExactly(
            "1 damaged: quotes do not match; lines 1 to 3 are refused together", "4 [good, 2]");
  }

  @Test
  void saysWhereAQuoteOpensThatNothingCloses() throws IOException {
    assertThat(read("a,1\n\"b,2\nc,3\n"))
        .containsExactly(
            "1 [a, 1]",
            "2 damaged: a quote opens here and is not closed before the end of the file;"
                + " lines 2 to 3 are refused together");
  }

  @Test
  void limitsTheLinesThatAnOpenQuoteCosts() throws IOException {
    List<String> items = read("\"b,2\n" + "c,3\n".repeat(2000));

    assertThat(items).hasSize(1 + 2001 - CsvRecords.MAX_LINES);
    assertThat(items.getFirst()).contains("lines 1 to 1000 are refused together");
    assertThat(items.get(1)).isEqualTo("1001 [c, 3]");
  }

  @Test
  void refusesARecordWithTooManyCells() throws IOException {
    assertThat(read(",".repeat(CsvCells.MAX_CELLS) + "\n"))
        .containsExactly("1 damaged: more than 4096 cells");
  }

  @Test
  void skipsBlankLinesCommentsAndReasonsButNotInsideOfQuotes() throws IOException {
    assertThat(read("# x\n\n#!millrace {}\n\"a\n# b\n\",1\n")).containsExactly("4 [a\n# b\n, 1]");
  }

  private static List<String> read(String text) throws IOException {
    TextLines lines = TextLines.of(new ByteArrayInputStream(text.getBytes(UTF_8)), UTF_8);
    CsvRecords records = new CsvRecords(lines, ',', Optional.of('#'), Optional.empty());
    List<String> items = new ArrayList<>();
    for (Optional<InputItem> item = records.next(); item.isPresent(); item = records.next()) {
      items.add(text(item.get()));
    }
    return items;
  }

  private static String text(InputItem item) {
    return switch (item) {
      case Row row -> row.line() + " " + row.cells();
      case Damaged damaged -> damaged.line() + " damaged: " + damaged.problem();
      case Json json -> json.line() + " " + json.value();
    };
  }
}
