package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for newcomers names files, modules and counts that exist. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of(System.getProperty("millrace.root"));
  private static final Path PAGE = ROOT.resolve("docs/architecture.md");
  private static final Pattern TARGET = Pattern.compile("(?m)^\\[([^\\]]+)\\]: (\\S+)$");
  private static final Pattern LINK =
      Pattern.compile("(?<!\\()\\[([A-Za-z][A-Za-z0-9._/]*)\\](?![:(\\[])");
  private static final Pattern CLASS =
      Pattern.compile("(?<!\\])\\[([A-Z][A-Za-z0-9.]*)\\](?![:(])");

  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(PAGE);
  }

  @Test
  void everyLinkHasATarget() {
    Map<String, String> targets = targets();

    assertThat(targets.values())
        .hasSizeGreaterThan(300)
        .allSatisfy(file -> assertThat(PAGE.resolveSibling(until("#", file))).exists());
    assertThat(targets).containsKeys(names(LINK, page).toArray(String[]::new));
  }

  @Test
  void everyModuleHasALine() throws IOException {
    List<String> modules =
        Pattern.compile("<module>(.*?)</module>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .toList();

    assertThat(modules)
        .hasSizeGreaterThan(20)
        .allSatisfy(module -> assertThat(page).contains("\n| `" + module + "` | "));
  }

  @ParameterizedTest
  @CsvSource({
    "gateway,Gateway",
    "ingest,Ingest service (content)",
    "aggregator,Aggregator",
    "insights,Insights"
  })
  void theCountOfTheWalkIsTheNumberOfItsClasses(String process, String title) {
    String part = between("\n### " + title + "\n", "\n### ");
    Set<String> steps = new HashSet<>();
    Pattern.compile("(?s)- Classes: (.*?)\\.\n")
        .matcher(part)
        .results()
        .forEach(line -> steps.addAll(names(CLASS, until(". ", line.group(1)))));
    String also = until("\n\n", part.substring(part.indexOf("Also:")));

    assertThat(page)
        .contains(
            "\n| %s | %d | %d |\n".formatted(process, steps.size(), names(CLASS, also).size()));
  }

  private Map<String, String> targets() {
    return TARGET
        .matcher(page)
        .results()
        .collect(Collectors.toMap(link -> link.group(1), link -> link.group(2)));
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String between(String begin, String end) {
    int from = page.indexOf(begin) + begin.length();
    return page.substring(from, page.indexOf(end, from));
  }

  private static String until(String end, String text) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }
}
