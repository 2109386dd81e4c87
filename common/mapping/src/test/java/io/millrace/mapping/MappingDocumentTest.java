package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The examples of docs/mapping.md work as printed. */
class MappingDocumentTest {
  private static final String DOCUMENT = document();
  private static final String WHOLE =
      "{id: $row, type: purchase, platform: jd, surface: shop, visitor: $u, at: $t, order: $o, ";

  @Test
  void readsEveryMapping() {
    List<String> mappings =
        blocks("yaml").stream().filter(text -> text.contains("event:")).toList();

    assertThat(mappings).hasSize(3).allSatisfy(text -> Mapping.read(text));
  }

  @Test
  void readsEveryFormOfNumbersAndAmounts() {
    List<String> lines =
        blocks("yaml").stream()
            .filter(text -> !text.contains("event:"))
            .flatMap(String::lines)
            .toList();

    assertThat(lines).hasSize(4);
    for (String line : lines) {
      String text =
          line.startsWith("number:")
              ? line + "\nevent: " + WHOLE + "}"
              : "event: " + WHOLE + line.replaceAll("\\s+#.*", "") + "}";
      assertThat(Mapping.read(text)).isNotNull();
    }
  }

  @Test
  void readsEveryValueAndTimeOfTheTables() {
    for (String value : cells("## Values")) {
      Mapping.read("event: " + WHOLE + "item: " + value + "}");
    }
    for (String times : cells("## Times")) {
      Stream.of(times.split("`, `", -1))
          .forEach(time -> Mapping.read("time: " + time + "\nevent: " + WHOLE + "}"));
    }
  }

  @Test
  void computesEveryExpression() throws Exception {
    List<String> expressions = blocks("cel").stream().flatMap(String::lines).toList();

    assertThat(expressions).hasSize(4);
    for (String expression : expressions) {
      assertThat(new Expressions(new Paths()).value(expression, 1)).isNotNull();
    }
  }

  @Test
  void mapsTheFirstExampleAsItSays() {
    List<String> rows = blocks("csv").getFirst().lines().toList();
    Mapping mapping = Mapping.read(blocks("yaml").getFirst());
    ObjectNode event =
        Samples.event(
            mapping
                .bind(List.of(rows.getFirst().split(",", -1)))
                .map(List.of("c1", "2026-11-19 18:00:00", "sold", "1,280.00", "taobao")));
    String printed = blocks("json").getFirst();

    assertThat(rows.get(1)).isEqualTo("c1,2026-11-19 18:00:00,sold,\"1,280.00\",taobao");
    String id = event.path("id").asString();
    assertThat(Samples.json(printed.replaceAll("[0-9a-f]{6}…", id))).isEqualTo(event);
    assertThat(printed).contains(id.substring(0, 6) + "…");
  }

  private static List<String> blocks(String language) {
    return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(DOCUMENT)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Returns the code of the first column of the table after a heading. */
  private static List<String> cells(String heading) {
    String section = DOCUMENT.substring(DOCUMENT.indexOf(heading));
    List<String> cells =
        Pattern.compile("^\\| `(.*?)`(?: \\(default\\))? \\|", Pattern.MULTILINE)
            .matcher(section.substring(0, section.indexOf("\n## ", 4)))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(cells).hasSizeGreaterThan(7);
    return cells;
  }

  private static String document() {
    try {
      return Files.readString(Path.of("../../docs/mapping.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
