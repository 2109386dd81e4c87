package io.millrace.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.wire.RecordBounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * F23: one key that sends a value of its own in every free field, and money in every currency after
 * touches on every surface there is, in one day. {@code -Dmillrace.scale=full} sends 100 000.
 */
@Tag("faults")
class WorstSenderIT {
  private static final int EVENTS =
      "full".equals(System.getProperty("millrace.scale")) ? 100_000 : 4_000;

  /** So many events of a visitor, the last of which is a purchase. */
  private static final int OF_ONE = 40;

  private static final int OTHERS = 20;
  private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final String FROM = "2026-11-23T00:00:00Z";
  private static final String TO = "2026-11-24T00:00:00Z";

  @TempDir private Path directory;

  @Test
  void distinctValuesInEveryFieldAreAllCountedInRecordsThatKeepTheirBounds() throws IOException {
    Path data = directory.resolve("data");
    try (RunningMillrace millrace = RunningMillrace.start(data)) {
      Command.Result sent = millrace.send(events());
      assertThat(sent.code()).as(sent.output()).isZero();
      new Markers(millrace).awaitAllCounted(directory);

      JsonNode douyin = millrace.answers().summary("douyin", "day", FROM, TO).at("/totals");
      JsonNode jd = millrace.answers().summary("jd", "day", FROM, TO).at("/totals");
      JsonNode didi = millrace.answers().summary("didi", "day", FROM, TO).at("/totals");
      int purchases = EVENTS / OF_ONE;
      assertThat(douyin.at("/orders/count").asInt()).isEqualTo(purchases);
      assertThat(douyin.at("/money")).hasSize(Math.min(purchases, currencies().size()));
      assertThat(didi.at("/traffic/events").asInt()).isEqualTo(OTHERS);
      assertThat(events(millrace)).isEqualTo(EVENTS);
      assertThat(jd.at("/orders/count").asInt()).isZero();
    }
    long longest = longestRecord(data.resolve("broker"));
    System.out.printf("%d events, longest record %d bytes%n", EVENTS, longest);
    assertThat(longest).isLessThanOrEqualTo(RecordBounds.PAGE);
  }

  /** Events of the worst sender on all platforms. */
  private static long events(RunningMillrace millrace) {
    long events = 0;
    for (String platform : platforms()) {
      events +=
          millrace
              .answers()
              .summary(platform, "day", FROM, TO)
              .at("/totals/traffic/events")
              .asLong();
    }
    return events;
  }

  private Path events() throws IOException {
    Path file = directory.resolve("events.ndjson");
    List<Platform> platforms =
        Catalog.builtIn().platforms().stream()
            .filter(platform -> platforms().contains(platform.id()))
            .toList();
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int i = 0; i < EVENTS; i++) {
        out.println(i % OF_ONE == OF_ONE - 1 ? purchase(i) : view(i, platforms));
      }
      for (int i = 0; i < OTHERS; i++) {
        out.println(event("calm-" + i, "view", "didi", "home", "calm-" + i, 0, ""));
      }
    }
    return file;
  }

  /** One in four on a surface that no catalog has. */
  private static String view(int i, List<Platform> platforms) {
    Platform platform = platforms.get(i % platforms.size());
    List<String> surfaces = platform.surfaces().stream().sorted().toList();
    String surface = i % 4 == 0 ? "surface-" + i : surfaces.get(i / 7 % surfaces.size());
    return event("e-" + i, "view", platform.id(), surface, visitor(i), i, "");
  }

  private static String purchase(int i) {
    List<String> currencies = currencies();
    String currency = currencies.get(i / OF_ONE % currencies.size());
    return event(
        "p-" + i,
        "purchase",
        "douyin",
        "shop",
        visitor(i),
        i,
        ",\"order\":\"o-%d\",\"amount\":{\"value\":\"%d\",\"currency\":\"%s\"}"
            .formatted(i, i + 1, currency));
  }

  private static String event(
      String id, String type, String platform, String surface, String visitor, int i, String more) {
    return """
    {"id":"%s","type":"%s","platform":"%s","surface":"%s","visitor":"%s","at":"%s",\
    "item":"item-%d","channel":"channel-%d","region":"region-%d","properties":{"p%d":%d}%s}\
    """
        .formatted(
            id, type, platform, surface, visitor, DAY.plusMillis(i * 800L), i, i, i, i, i, more);
  }

  private static String visitor(int i) {
    return "v-" + i / OF_ONE;
  }

  /** All but those of the calm sender and of the markers. */
  private static List<String> platforms() {
    return Catalog.builtIn().platforms().stream()
        .map(Platform::id)
        .filter(id -> !id.equals("didi") && !id.equals("kuaishou"))
        .toList();
  }

  private static List<String> currencies() {
    String table = "/io/millrace/events/catalog/currencies.csv";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Catalog.class.getResourceAsStream(table)), UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, 3))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Of all topics, internal ones included. */
  private static long longestRecord(Path broker) throws IOException {
    List<Path> segments = new ArrayList<>();
    try (Stream<Path> files = Files.walk(broker)) {
      files
          .filter(file -> file.toString().endsWith(".log"))
          .filter(file -> broker.relativize(file).toString().startsWith("millrace"))
          .forEach(segments::add);
    }
    assertThat(segments).isNotEmpty();
    long longest = 0;
    for (Path segment : segments) {
      try (FileRecords records = FileRecords.open(segment.toFile())) {
        for (Record record : records.records()) {
          longest = Math.max(longest, Math.max(0, record.valueSize()));
        }
      }
    }
    return longest;
  }
}
