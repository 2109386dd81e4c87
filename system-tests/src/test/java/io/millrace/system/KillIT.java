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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process killed in the middle of everything, broker and store included. */
class KillIT {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int VISITORS = 400;
  private static final int KILLS = 3;

  @TempDir private Path directory;

  @Test
  void sendingEverythingAgainAfterKillsGivesTheNumbersOfTheBatch() throws IOException {
    List<Event> events = events();
    Path file = directory.resolve("events.ndjson");
    Files.write(file, events.stream().map(EventJson::line).toList());
    try (RunningMillrace millrace = RunningMillrace.start(directory.resolve("data"))) {
      for (int kill = 0; kill < KILLS; kill++) {
        Command sending = millrace.startSend(file, "--batch", "50");
        awaitSomethingCounted(millrace);
        millrace.kill();
        millrace.restart();
        sending.await();
      }
      Command.Result again = millrace.send(file);
      assertThat(again.code()).as(again.output()).isZero();
      new Markers(millrace).awaitAllCounted(directory);
      Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
      assertThat(new Comparison(millrace.answers(), expected).differences()).isEmpty();
    }
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(7, visitor), visitor, 25));
    }
    Collections.shuffle(events, new Random(11));
    return events;
  }

  /** Mid-way: some of it has gone through the whole system, some has not been sent. */
  private static void awaitSomethingCounted(RunningMillrace millrace) {
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions() // a busy system may say 503 for a while, as its clients must expect
        .until(
            () ->
                millrace
                        .answers()
                        .summary("wechat", "month", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
                        .at("/totals/traffic/events")
                        .asLong()
                    > 0);
  }
}
