package io.millrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of both languages, and where they are used. */
class TextsTest {
  private static final Path SOURCES = Path.of("src/main/js");
  private static final Pattern ENTRY = Pattern.compile("(?m)^  '([^']+)': '(.*)',$");

  /** A metric of the table that the documents of the API use: its id and its names. */
  private static final Pattern NAME =
      Pattern.compile(
          "\"id\": \"(\\w+)\"[^\\n]*\"name\": \\{\"en\": \"([^\"]+)\", \"zh\": \"([^\"]+)\"}");

  private static final String METRICS = read(Path.of("../docs/api/metrics.json"));
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
  private static final Pattern LITERAL = Pattern.compile("'([a-zA-Z]+(?:\\.[a-zA-Z_0-9]+)*)'");
  private static final Pattern USED = Pattern.compile("\\bt\\('([^']+)'");
  private static final Pattern MADE = Pattern.compile("`([a-z]+\\.)\\$\\{");

  private final Map<String, String> english = texts("en");
  private final Map<String, String> chinese = texts("zh");
  private final String code = code();

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(chinese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    assertThat(english.values()).noneMatch(String::isBlank);
    assertThat(chinese.values()).noneMatch(String::isBlank);
  }

  @Test
  void aTextHasTheSamePlacesToFillInBothLanguages() {
    english.forEach(
        (key, text) ->
            assertThat(places(chinese.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
  }

  @Test
  void aMetricHasTheNameOfTheTableThatTheDocumentsOfTheApiUse() {
    Map<String, String> ids = new TreeMap<>();
    try (Modules modules = new Modules()) {
      english.keySet().stream()
          .filter(key -> key.matches("(metric|rate)\\.\\w+"))
          .forEach(
              key ->
                  ids.put(
                      key,
                      modules
                          .run(
                              "import { metricOf } from './data/metrics.js';"
                                  + "export const result = metricOf('%s');".formatted(key))
                          .asString()));
    }
    assertThat(ids).hasSizeGreaterThan(15);
    ids.forEach(
        (key, id) ->
            assertThat(NAME.matcher(METRICS).results())
                .as(key)
                .anyMatch(
                    metric ->
                        metric.group(1).equals(id)
                            && metric.group(2).equals(english.get(key))
                            && metric.group(3).equals(chinese.get(key))));
  }

  @Test
  void everyTypeOfEventsHasANameInBothLanguages() {
    for (EventType type : EventType.values()) {
      assertThat(english.get("type." + type.id())).as(type.id()).isNotBlank().doesNotContain("_");
      assertThat(chinese.get("type." + type.id())).as(type.id()).containsPattern("\\p{IsHan}");
    }
  }

  @Test
  void everyTextThatIsAskedForIsDefined() {
    assertThat(english.keySet()).containsAll(found(USED));
  }

  @Test
  void everyFamilyOfTextsThatIsAskedForHasMembers() {
    assertThat(found(MADE))
        .isNotEmpty()
        .allSatisfy(prefix -> assertThat(english.keySet()).anyMatch(key -> key.startsWith(prefix)));
  }

  @Test
  void everyTextIsAskedFor() {
    Set<String> literals = found(LITERAL);
    Set<String> families = found(MADE);
    assertThat(english.keySet())
        .map(TextsTest::withoutVariant)
        .allMatch(key -> literals.contains(key) || families.stream().anyMatch(key::startsWith));
  }

  /** A text for one, and the explanation of a word, belong to the key without the ending. */
  private static String withoutVariant(String key) {
    return key.replaceFirst("\\.(one|means)$", "");
  }

  private Set<String> found(Pattern pattern) {
    return pattern
        .matcher(code)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Map<String, String> texts(String language) {
    Map<String, String> texts = new TreeMap<>();
    ENTRY
        .matcher(read(SOURCES.resolve("i18n/" + language + ".js")))
        .results()
        .forEach(found -> texts.put(found.group(1), found.group(2)));
    assertThat(texts).hasSizeGreaterThan(100);
    return texts;
  }

  private static String code() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(
              file -> file.toString().endsWith(".js") && !file.toString().matches(".*(en|zh)\\.js"))
          .map(TextsTest::read)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
