package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.ChangesReader;
import io.millrace.events.wire.ChangesReader.Window;
import io.millrace.events.wire.ChangesWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MinutesTogetherTest {
  private static final Measure OPENS = Measure.of(Metric.OPENS);

  @Test
  void minutesOfOneHourAreTogether() throws Exception {
    assertThat(
            groups("UTC", "2026-11-29T10:00:00Z", "2026-11-29T11:00:00Z", "2026-11-29T10:59:00Z"))
        .containsExactly(
            List.of("2026-11-29T10:00:00Z", "2026-11-29T10:59:00Z"),
            List.of("2026-11-29T11:00:00Z"));
  }

  @Test
  void aDayThatBeginsWithinAnHourOfUtcSeparatesItsMinutes() throws Exception {
    // Midnight in India is at 18:30 of UTC.
    assertThat(groups("Asia/Kolkata", "2026-11-28T18:29:00Z", "2026-11-28T18:30:00Z"))
        .containsExactly(List.of("2026-11-28T18:29:00Z"), List.of("2026-11-28T18:30:00Z"));
  }

  @Test
  void windowsWithAGrainAreOfThatGrainOnly() throws Exception {
    List<byte[]> records = new ArrayList<>();
    ChangesWriter writer = new ChangesWriter(0, records::add);
    writer.window(Optional.of(Grain.DAY), 0);
    writer.add(OPENS, 1);
    writer.end();
    assertThat(
            MinutesTogether.of(
                ChangesReader.read(records.getFirst()).windows(), new Calendar(ZoneId.of("UTC"))))
        .isEmpty();
  }

  private static List<List<String>> groups(String zone, String... minutes) throws Exception {
    List<byte[]> records = new ArrayList<>();
    ChangesWriter writer = new ChangesWriter(0, records::add);
    for (String minute : minutes) {
      writer.window(Optional.empty(), Instant.parse(minute).toEpochMilli());
      writer.add(OPENS, 1);
    }
    writer.end();
    List<List<String>> groups = new ArrayList<>();
    for (List<Window> group :
        MinutesTogether.of(
            ChangesReader.read(records.getFirst()).windows(), new Calendar(ZoneId.of(zone)))) {
      groups.add(group.stream().map(w -> Instant.ofEpochMilli(w.start()).toString()).toList());
    }
    return groups;
  }
}
