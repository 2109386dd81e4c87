package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests as shops send them, with corrections, lines, refunds and doubled ids: each file is of a
 * day of its own, and the numbers of that day are those that the sender means, in any order and
 * however often the file is sent.
 */
class FieldNumbersIT {
  private static final Path FILES = Path.of("../common/ingest/src/test/resources/field");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** See {@link DayNumbers}. */
  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          Map.entry("jd 07-01", "1 orders, 0 unvalued, CNY 10000 0 0 0 10000"),
          Map.entry("jd 07-02", "1 orders, 0 unvalued, CNY 10000 0 10000 0 0"),
          Map.entry("jd 07-03", "0 orders, 0 unvalued, CNY 0 500 0 0 500"),
          Map.entry("jd 07-04", "1 orders, 0 unvalued, CNY 6000 0 0 0 6000"),
          Map.entry("meituan 07-05", "1 orders, 0 unvalued, CNY 10000 0 0 0 10000"),
          Map.entry(
              "meituan 07-06", "4 orders, 0 unvalued, CNY 28150 0 0 0 28150, JPY 1200 0 0 0 1200"),
          Map.entry("meituan 08-01", "1 orders, 0 unvalued, CNY 10000 0 0 0 10000"),
          Map.entry("meituan 08-02", "1 orders, 0 unvalued, CNY 5000 0 5000 1500 0"),
          Map.entry("meituan 08-03", "1 orders, 0 unvalued, EUR 5000 0 0 0 5000, USD 0 0 0 5500 0"),
          Map.entry("meituan 08-05", "1 orders, 0 unvalued, CNY 12000 0 0 0 12000"),
          Map.entry("meituan 08-09", "1 orders, 0 unvalued, CNY 5000 0 0 0 5000"),
          Map.entry("meituan 08-14", "1 orders, 0 unvalued, CNY 3000 0 1000 0 2000"));

  @TempDir private Path directory;

  @Test
  void countsEachFileAsItsSenderMeansIt() throws IOException {
    try (RunningMillrace millrace = RunningMillrace.start(directory.resolve("data"))) {
      for (Path file : files()) {
        List<JsonNode> events = JSON.readTree(Files.readString(file)).valueStream().toList();
        send(millrace, events.reversed());
        send(millrace, events);
        events.forEach(event -> send(millrace, List.of(event)));
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(numbers(millrace)).isEqualTo(new TreeMap<>(EXPECTED)));
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static void send(RunningMillrace millrace, List<JsonNode> events) {
    HttpRequest request =
        HttpRequest.newBuilder(millrace.url("/v1/events"))
            .header("Authorization", "Bearer " + millrace.key("write.key"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(events)))
            .build();
    assertThat(Answers.send(request).statusCode()).isIn(202, 422);
  }

  private static Map<String, String> numbers(RunningMillrace millrace) {
    return DayNumbers.of(
        millrace,
        List.of("jd", "meituan", "douyin"),
        "2026-07-01T00:00:00Z",
        "2026-08-20T00:00:00Z");
  }
}
