package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code millrace rebuild} on the folder of a stopped Millrace, and what makes it necessary. */
class RebuildCommandIT {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int VISITORS = 30;

  @TempDir private Path directory;

  @Test
  void countsByOtherTermsWhateverIsKilled() throws IOException {
    List<Event> events = events();
    String data = directory.resolve("data").toString();
    try (RunningMillrace millrace = RunningMillrace.start(directory.resolve("data"))) {
      Path file = directory.resolve("events.ndjson");
      Files.write(file, events.stream().map(EventJson::line).toList());
      assertThat(millrace.send(file).code()).isZero();
      new Markers(millrace).awaitAllCounted(directory);
    }

    Command.Result refused =
        Command.run(List.of("serve", "--data", data, "--port", "0", "--lookback", "2d"));
    assertThat(refused.code()).as(refused.output()).isEqualTo(5);
    assertThat(refused.output())
        .contains("lookback PT168H in the data, PT48H in the settings", "./millrace rebuild");

    List<String> rebuild = List.of("rebuild", "--data", data, "--lookback", "2d");
    Command.start(rebuild).killAfter("broker started");
    Command.start(rebuild).killAfter("the old numbers are withdrawn");
    Command.Result rebuilt = Command.run(List.of("rebuild", "--data", data));
    assertThat(rebuilt.code()).as(rebuilt.output()).isZero();
    assertThat(rebuilt.output()).contains("events anew", "lookback PT48H");

    Totals expected =
        Batch.calculate(UTC, new Attribution(Duration.ofDays(2), Duration.ofDays(1)), events);
    try (RunningMillrace millrace =
        RunningMillrace.start(directory.resolve("data"), "--lookback", "2d")) {
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () ->
                  assertThat(new Comparison(millrace.answers(), expected).differences()).isEmpty());
    }
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(8, visitor), visitor, 25));
    }
    return events;
  }
}
