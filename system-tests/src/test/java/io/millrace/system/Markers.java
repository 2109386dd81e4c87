package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.cell.Family;
import io.millrace.events.cell.Kind;
import io.millrace.events.wire.FamilyCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import tools.jackson.databind.JsonNode;

/**
 * Events that follow everything sent before on every partition of every topic, and are counted in
 * cells on every partition. When the last of two rounds is counted, so is, or is not, everything
 * before; the only way to see that nothing changed. One round would not do: its cells may be ahead
 * of others that the same commit changes. The events are of January 2001, which no test has.
 */
final class Markers {
  private static final Duration CATCH_UP = Duration.ofMinutes(6);
  private static final String FROM = "2001-01-01T00:00:00Z";
  private static final String TO = "2001-01-02T00:00:00Z";

  /** Those of standalone. */
  private static final int PARTITIONS = 4;

  /** So many visitors that all partitions get some. */
  private static final int VISITORS = 32;

  private final RunningMillrace millrace;
  private final Collection<Family> families;
  private int sent;
  private int sentToEach;

  Markers(RunningMillrace millrace) {
    this.millrace = millrace;
    this.families = families(millrace.answers());
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
            () ->
                assertThat(families)
                    .allSatisfy(family -> assertThat(counted(family)).isEqualTo(sentToEach)));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String platform : families.stream().map(Family::platform).distinct().toList()) {
      for (String type : List.of("view", "message", "product_view")) {
        for (int visitor = 0; visitor < VISITORS; visitor++) {
          lines.add(event(type, platform, visitor));
        }
      }
    }
    sentToEach += 3 * VISITORS;
    return lines;
  }

  private String event(String type, String platform, int visitor) {
    return """
    {"id":"marker-%d","type":"%s","platform":"%s","surface":"live",\
    "visitor":"marker-%d","at":"%s"}\
    """
        .formatted(sent++, type, platform, visitor, FROM);
  }

  private long counted(Family family) {
    Answers answers = millrace.answers();
    if (family.kind() == Kind.TRAFFIC) {
      return answers
          .summary(family.platform(), "day", FROM, TO)
          .at("/rows/0/traffic/events")
          .asLong();
    }
    long events = 0;
    for (JsonNode surface :
        answers
            .get("/v1/platforms/%s/surfaces?from=%s&to=%s".formatted(family.platform(), FROM, TO))
            .get("surfaces")) {
      events += surface.get("events").asLong();
    }
    return events;
  }

  /** One family of cells for each partition of the summaries. */
  private static Collection<Family> families(Answers answers) {
    Map<Integer, Family> families = new TreeMap<>();
    for (JsonNode platform : answers.platforms().get("platforms")) {
      for (Kind kind : List.of(Kind.TRAFFIC, Kind.SURFACES)) {
        Family family = new Family(kind, platform.get("id").asString());
        families.putIfAbsent(partition(family), family);
      }
    }
    assertThat(families).hasSize(PARTITIONS);
    return families.values();
  }

  private static int partition(Family family) {
    return BuiltInPartitioner.partitionForKey(FamilyCodec.encode(family), PARTITIONS);
  }
}
