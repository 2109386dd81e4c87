package io.millrace.ingest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodeTableTest {
  private static final Path TABLE =
      Path.of(System.getProperty("millrace.root"), "docs/api-codes.md");
  private static final Path DOCUMENT =
      Path.of(System.getProperty("millrace.root"), "docs/api/openapi.yaml");

  @Test
  void documentsEveryCodeWithItsStatusAndRetryInTheOrderOfTheCode() throws IOException {
    List<String> rows;
    try (var lines = Files.lines(TABLE)) {
      rows =
          lines
              .takeWhile(line -> !line.equals("## Of queries"))
              .filter(line -> line.startsWith("| `"))
              .toList();
    }

    assertThat(rows)
        .zipSatisfy(
            Arrays.asList(ProblemCode.values()),
            (row, code) ->
                assertThat(row)
                    .startsWith("| `%s` | %d | ".formatted(code.id(), code.status()))
                    .endsWith(" | %s |".formatted(code.retry() ? "yes" : "no")));
  }

  @Test
  void describesEveryCodeOfAnEventInTheApiDocument() throws IOException {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf("    EventCode:");
    String codes = document.substring(begin, document.indexOf("    Problem:", begin));
    List<String> described =
        Pattern.compile("- \\{ const: (\\w+), description: \\S")
            .matcher(codes)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(described)
        .containsExactlyElementsOf(
            EnumSet.range(ProblemCode.NOT_JSON, ProblemCode.UNAVAILABLE).stream()
                .map(ProblemCode::id)
                .toList());
  }
}
