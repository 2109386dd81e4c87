package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.cli.read.ReadRequest;
import io.millrace.events.cell.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class TimeArgumentTest {
  private static final Instant NOW = Instant.parse("2026-11-25T13:14:15Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23,2026-11-22T16:00:00Z",
    "2026-11,2026-10-31T16:00:00Z",
    "2026-11-23T10:00:00+01:00,2026-11-23T09:00:00Z",
    "now,2026-11-25T13:14:15Z",
    "yesterday,2026-11-23T16:00:00Z",
    "today,2026-11-24T16:00:00Z",
    "tomorrow,2026-11-25T16:00:00Z"
  })
  void readsTimesAsPeopleTypeThem(String text, String at) {
    assertThat(TimeArgument.parse(text).at(NOW, ZoneId.of("Asia/Shanghai"))).isEqualTo(at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-13-01", "2026", "2026-11-23T10:00", "23.11.2026"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> TimeArgument.parse(text).at(NOW, ZoneOffset.UTC))
        .isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,DAY,2026-11-19T00:00:00Z,2026-11-26T00:00:00Z",
        "--last 60m,MINUTE,2026-11-25T12:15:00Z,2026-11-25T13:15:00Z",
        "--last 24h,HOUR,2026-11-24T14:00:00Z,2026-11-25T14:00:00Z",
        "--last 7d,WEEK,2026-11-23T00:00:00Z,2026-11-30T00:00:00Z",
        "--last 8w,WEEK,2026-10-05T00:00:00Z,2026-11-30T00:00:00Z",
        "--from yesterday,DAY,2026-11-24T00:00:00Z,2026-11-26T00:00:00Z",
        "--to 2026-11-03,DAY,2026-10-27T00:00:00Z,2026-11-03T00:00:00Z",
        "--from 2026-11 --to today,DAY,2026-11-01T00:00:00Z,2026-11-25T00:00:00Z",
        "--last 2d --to 2026-03-30 --zone Europe/Berlin,DAY,"
            + "2026-03-27T23:00:00Z,2026-03-29T22:00:00Z"
      })
  void makesRangesOnBordersOfTheGrain(String arguments, Grain grain, String from, String to) {
    RangeOptions range = new RangeOptions(() -> NOW);
    new CommandLine(range)
        .registerConverter(TimeArgument.class, TimeArgument::parse)
        .registerConverter(Duration.class, Durations::parse)
        .parseArgs(arguments == null ? new String[0] : arguments.split(" "));

    ReadRequest request = range.of(ReadRequest.of("loops"), grain);

    assertThat(request.parameters()).isEqualTo(Map.of("from", from, "to", to));
  }

  @Test
  void passesOnATimeThatIsNotOnABorderForTheServerToJudge() {
    assertThat(TimeArgument.parse("2026-11-23T10:00:30Z").at(NOW, ZoneOffset.UTC))
        .isEqualTo("2026-11-23T10:00:30Z");
  }
}
