package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files as shops export them, sent by the command line to a running system. The imports run in
 * parallel and in no order, and the numbers are those that the files mean.
 */
class FieldFilesIT {
  private static final Path FILES = Path.of("../importer/src/test/resources/field");
  private static final String PLAIN_TIME = "time: iso\n";

  /** Files that mean an order of taobao or several, or those of plain.csv in another form. */
  private static final List<String> CLEAN =
      List.of(
          "plain.csv", // 10.00, which the next nine files repeat
          "trailing-comma.csv",
          "two-trailing-commas.csv",
          "bom-crlf.csv",
          "cr-only.csv",
          "semicolon.csv",
          "tab.tsv",
          "utf16.csv",
          "quoted-newline.csv", // 11.00 and 12.00
          "header-case.csv", // 21.00
          "header-spaces.csv", // 20.00
          "no-final-newline.csv", // 23.00
          "space-before-quote.csv", // 14.00
          "nbsp.csv", // 22.00
          "formula.csv", // 25.00
          "trailing-zeros.csv", // 128.00
          "note-multiline.csv", // 7 orders of 10.00 at jd
          "empty.csv",
          "header-only.csv");

  private static final List<String> REFUSED_TIMES =
      List.of(
          "iso-space.csv",
          "iso-noz.csv",
          "date-only.csv",
          "date-us.csv",
          "iso-shopify.csv",
          "iso-utc-word.csv");

  /** Rows that are no events, and 10.00 of plain.csv, 16.00 and 15.00. */
  private static final List<String> WITH_OTHER_ROWS =
      List.of("case-other.csv", "total-row.csv", "extra-blank-rows.csv", "short-row.csv");

  private static final List<String> NATIVE =
      List.of(
          "nd-array-oneline.json",
          "nd-array-pretty.json",
          "nd-bom-crlf.ndjson",
          "nd-comma.ndjson",
          "nd-trunc.gz");

  /** See {@link DayNumbers}. The files with seconds and milliseconds are of 2025. */
  private static final Map<String, String> EXPECTED =
      Map.of(
          "jd 04-02", "7 orders, 0 unvalued, CNY 7000 0 0 0 7000",
          "jd 09-01", "1 orders, 0 unvalued, CNY 11100 0 0 0 11100",
          "pinduoduo 09-02", "40 orders, 0 unvalued, CNY 400000 0 0 0 400000",
          "taobao 11-19", "22 orders, 0 unvalued, CNY 188700 0 0 0 188700");

  @TempDir private static Path directory;
  private static RunningMillrace millrace;

  @BeforeAll
  static void start() {
    millrace = RunningMillrace.start(directory.resolve("data"));
  }

  @AfterAll
  static void stop() {
    millrace.close();
  }

  /**
   * One run of the command.
   *
   * @param code the exit code that is expected
   * @param says what it must print
   */
  private record Import(List<String> files, List<String> options, int code, List<String> says) {}

  @Test
  void countsEveryFileAsItsShopMeansIt() throws IOException {
    imports().parallelStream().forEach(FieldFilesIT::run);

    await("the numbers of the files")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(numbers("2026-01-01", "2026-12-31")).isEqualTo(new TreeMap<>(EXPECTED));
              assertThat(numbers("2025-01-01", "2025-12-31"))
                  .containsEntry("taobao 11-19", "3 orders, 0 unvalued, CNY 11200 0 0 0 11200");
              assertThat(contents("douyin"))
                  .isEqualTo("303"); // one, six and 296 lines before the end
            });
  }

  private static List<Import> imports() throws IOException {
    String mapping = read("m.yml");
    List<Import> imports = new ArrayList<>();
    imports.add(new Import(CLEAN, mapped(mapping), 0, List.of("there is nothing to import")));
    imports.add(clean("comment.csv", List.of("--comment", "#"), mapping));
    imports.add(clean("A-fixed.csv", List.of(), read("A.yml")));
    imports.add(clean("B-shopify.csv", List.of(), read("B.yml")));
    addTimes(imports, mapping);
    addNumbers(imports, mapping);
    imports.add(refused(WITH_OTHER_ROWS, mapping, "no rule for 'removed'", "3 cells, expected 5"));
    imports.add(new Import(WITH_OTHER_ROWS, mapped(mapping + "else: skip\n"), 0, List.of()));
    imports.add(
        new Import(
            List.of("dup-header.csv", "plain.csv"),
            mapped(mapping),
            2,
            List.of("the file has this column twice", "nothing was sent")));
    imports.add(clean("dup-header.csv", List.of(), mapping.replace("$user", "someone")));
    imports.add(
        new Import(NATIVE, List.of(), 1, List.of("a comma after the JSON object", "breaks off")));
    return imports;
  }

  private static void addTimes(List<Import> imports, String mapping) throws IOException {
    imports.add(refused(REFUSED_TIMES, mapping, "format", "zone"));
    Map.of(
            "iso-space.csv", "{format: 'yyyy-MM-dd HH:mm:ss', zone: UTC}", // 26.00
            "iso-noz.csv", "{format: iso, zone: UTC}", // 29.00
            "date-only.csv", "{format: yyyy-MM-dd, zone: UTC}", // 34.00
            "date-us.csv", "{format: M/d/yyyy h:mm a, zone: UTC}", // 33.00
            "iso-shopify.csv", "{format: 'yyyy-MM-dd HH:mm:ss Z'}", // 28.00
            "iso-utc-word.csv", "{format: 'yyyy-MM-dd HH:mm:ss VV'}") // 27.00
        .forEach((file, time) -> imports.add(clean(file, List.of(), timed(mapping, time))));
    imports.add(refused(List.of("sec.csv"), timed(mapping, "unix-seconds"), "seconds"));
    imports.add(refused(List.of("millis.csv"), timed(mapping, "unix-millis"), "millis"));
  }

  private static void addNumbers(List<Import> imports, String mapping) throws IOException {
    String group = mapping + "number: {group: ',', signs: ['\u00a5']}\n";
    imports.add(
        new Import(List.of("thousands.csv", "currency-sign.csv"), mapped(group), 0, List.of()));
    imports.add(clean("decimal-comma.csv", List.of(), mapping + "number: {decimal: ','}\n"));
  }

  private static Import clean(String file, List<String> options, String mapping) {
    return new Import(
        List.of(file),
        Stream.concat(options.stream(), mapped(mapping).stream()).toList(),
        0,
        List.of());
  }

  private static Import refused(List<String> files, String mapping, String... says) {
    return new Import(files, mapped(mapping), 1, List.of(says));
  }

  private static String timed(String mapping, String time) {
    return mapping.replace(PLAIN_TIME, "time: " + time + "\n");
  }

  private static List<String> mapped(String mapping) {
    try {
      Path file = Files.createTempFile(directory, "mapping", ".yml");
      return List.of("--format", Files.writeString(file, mapping).toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void run(Import what) {
    List<String> arguments =
        Stream.concat(
                what.files().stream().skip(1).map(file -> FILES.resolve(file).toString()),
                what.options().stream())
            .toList();
    Command.Result result =
        millrace.send(FILES.resolve(what.files().getFirst()), arguments.toArray(String[]::new));
    assertThat(result.code()).as(what.files() + ": " + result.output()).isEqualTo(what.code());
    assertThat(what.says()).allSatisfy(text -> assertThat(result.output()).contains(text));
  }

  private static Map<String, String> numbers(String from, String to) {
    return DayNumbers.of(
        millrace, List.of("jd", "pinduoduo", "taobao"), from + "T00:00:00Z", to + "T00:00:00Z");
  }

  private static String contents(String platform) {
    return millrace
        .answers()
        .summary(platform, "day", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")
        .at("/rows/0/traffic/content")
        .toString();
  }

  private static String read(String file) throws IOException {
    return Files.readString(FILES.resolve(file));
  }
}
