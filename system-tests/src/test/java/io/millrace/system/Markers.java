package io.millrace.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;
import tools.jackson.databind.JsonNode;

/**
 * Events that follow everything sent before on every partition of every topic, and are counted in
 * cells on every partition. When the last of two rounds is counted, so is, or is not, everything
 * before; the only way to see that nothing changed. One round would not do: its cells may be ahead
 * of others that the same commit changes.
 */
final class Markers {
  private static final Duration CATCH_UP = Duration.ofMinutes(6);
  private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
  private static final LocalDate END = LocalDate.of(2001, 2, 1);

  /** Those of standalone. */
  private static final int PARTITIONS = 4;

  /** So many visitors that all partitions get some. */
  private static final int VISITORS = 32;

  private final RunningMillrace millrace;
  private final String platform;
  private final Collection<LocalDate> days;
  private int sent;
  private int sentADay;

  /**
   * @param platform one that the events of the test do not touch in January 2001
   */
  Markers(RunningMillrace millrace, String platform) {
    this.millrace = millrace;
    this.platform = platform;
    this.days = days(platform);
  }

  /** Waits until everything sent before this call has been counted. */
  void awaitAllCounted(Path directory) throws IOException {
    awaitRound(directory);
    awaitRound(directory);
  }

  private void awaitRound(Path directory) throws IOException {
    Path file = directory.resolve("markers.ndjson");
    Files.write(file, lines());
    assertThat(millrace.send(file).code()).isZero();
    await()
        .atMost(CATCH_UP)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> assertThat(counted()).hasSize(PARTITIONS).allMatch(count -> count == sentADay));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (LocalDate day : days) {
      for (String type : List.of("view", "message", "product_view")) {
        for (int visitor = 0; visitor < VISITORS; visitor++) {
          lines.add(event(type, day, visitor));
          sent++;
        }
      }
    }
    sentADay = sent / PARTITIONS;
    return lines;
  }

  private String event(String type, LocalDate day, int visitor) {
    return """
    {"id":"marker-%d","type":"%s","platform":"%s","surface":"live",\
    "visitor":"marker-%d","at":"%sT00:00:00Z"}\
    """
        .formatted(sent, type, platform, visitor, day);
  }

  /** The counts of the days that have any. */
  private List<Long> counted() {
    JsonNode rows =
        millrace
            .answers()
            .summary(platform, "day", FIRST + "T00:00:00Z", END + "T00:00:00Z")
            .at("/rows");
    List<Long> counts = new ArrayList<>();
    rows.forEach(row -> counts.add(row.at("/traffic/events").asLong()));
    return counts;
  }

  /** One day for each partition that the day's cell may be on. */
  private static Collection<LocalDate> days(String platform) {
    Map<Integer, LocalDate> days = new TreeMap<>();
    FIRST.datesUntil(END).forEach(day -> days.putIfAbsent(partition(platform, day), day));
    assertThat(days).hasSize(PARTITIONS);
    return days.values();
  }

  private static int partition(String platform, LocalDate day) {
    long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    byte[] key = new Cell(Kind.TRAFFIC, platform, Grain.DAY, start).key().getBytes(UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
  }
}
