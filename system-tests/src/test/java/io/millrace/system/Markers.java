package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that follow everything sent before on every partition of every topic. When they are
 * counted, so is, or is not, everything before them; the only way to see that nothing changed.
 */
final class Markers {
  private static final Duration CATCH_UP = Duration.ofMinutes(6);

  /** So many visitors that all partitions get some. */
  private static final int VISITORS = 64;

  private final RunningMillrace millrace;
  private final String platform;
  private int sent;

  /**
   * @param platform one that the events of the test do not touch on 2001-01-01
   */
  Markers(RunningMillrace millrace, String platform) {
    this.millrace = millrace;
    this.platform = platform;
  }

  /** Waits until everything sent before this call has been counted. */
  void awaitAllCounted(Path directory) throws IOException {
    Path file = directory.resolve("markers.ndjson");
    Files.write(file, lines());
    assertThat(millrace.send(file).code()).isZero();
    await()
        .atMost(CATCH_UP)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(counted()).isEqualTo(sent));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String type : List.of("view", "message", "product_view")) {
      for (int visitor = 0; visitor < VISITORS; visitor++) {
        lines.add(event(type, visitor));
        sent++;
      }
    }
    return lines;
  }

  private String event(String type, int visitor) {
    return """
    {"id":"marker-%d","type":"%s","platform":"%s","surface":"live",\
    "visitor":"marker-%d","at":"2001-01-01T00:00:00Z"}\
    """
        .formatted(sent, type, platform, visitor);
  }

  private long counted() {
    return millrace
        .answers()
        .summary(platform, "day", "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z")
        .at("/totals/traffic/events")
        .asLong();
  }
}
