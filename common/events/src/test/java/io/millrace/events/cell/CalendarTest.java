package io.millrace.events.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

  @ParameterizedTest
  @CsvSource({
    // 24 November 2026 is a Tuesday.
    "UTC, MINUTE, 2026-11-24T10:20:30.999Z, 2026-11-24T10:20:00Z, 2026-11-24T10:21:00Z",
    "UTC, HOUR, 2026-11-24T10:20:30Z, 2026-11-24T10:00:00Z, 2026-11-24T11:00:00Z",
    "UTC, DAY, 2026-11-24T23:59:59.999Z, 2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z",
    "UTC, WEEK, 2026-11-24T10:20:30Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
    "UTC, WEEK, 2026-11-29T23:59:59.999Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
    "UTC, WEEK, 2026-11-30T00:00:00Z, 2026-11-30T00:00:00Z, 2026-12-07T00:00:00Z",
    "UTC, WEEK, 2027-01-01T00:00:00Z, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
    "UTC, WEEK, 1969-12-31T00:00:00Z, 1969-12-29T00:00:00Z, 1970-01-05T00:00:00Z",
    "UTC, MONTH, 2024-02-29T12:00:00Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
    "UTC, MONTH, 2026-12-31T23:59:59.999Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "Asia/Shanghai, DAY, 2026-11-24T15:59:59Z, 2026-11-23T16:00:00Z, 2026-11-24T16:00:00Z",
    "Asia/Shanghai, WEEK, 2026-11-22T16:00:00Z, 2026-11-22T16:00:00Z, 2026-11-29T16:00:00Z",
    "Asia/Shanghai, MONTH, 2026-10-31T16:00:00Z, 2026-10-31T16:00:00Z, 2026-11-30T16:00:00Z",
    "Asia/Shanghai, HOUR, 2026-11-24T15:59:59Z, 2026-11-24T15:00:00Z, 2026-11-24T16:00:00Z",
    // Hours are in UTC in every zone; Kathmandu is 5:45 ahead.
    "Asia/Kathmandu, HOUR, 2026-11-24T10:20:00Z, 2026-11-24T10:00:00Z, 2026-11-24T11:00:00Z",
    "Asia/Kathmandu, DAY, 2026-11-24T18:15:00Z, 2026-11-24T18:15:00Z, 2026-11-25T18:15:00Z",
    // Clocks change on 29 March and 25 October 2026: days of 23 and 25 hours.
    "Europe/Berlin, DAY, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "Europe/Berlin, DAY, 2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "Europe/Berlin, WEEK, 2026-10-25T12:00:00Z, 2026-10-18T22:00:00Z, 2026-10-25T23:00:00Z",
    "Europe/Berlin, MONTH, 2026-10-25T12:00:00Z, 2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z",
    // There was no midnight: the day of 4 November 2018 began at one o'clock.
    "America/Sao_Paulo, DAY, 2018-11-04T12:00:00Z, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z"
  })
  void knowsWhereWindowsBeginAndEnd(
      String zone, Grain grain, Instant at, Instant start, Instant end) {
    Calendar calendar = new Calendar(ZoneId.of(zone));

    assertThat(Instant.ofEpochMilli(calendar.start(grain, at.toEpochMilli()))).isEqualTo(start);
    assertThat(Instant.ofEpochMilli(calendar.end(grain, start.toEpochMilli()))).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Z", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns"})
  void putsEveryMomentIntoOneWindow(String zone) {
    Calendar calendar = new Calendar(ZoneId.of(zone));
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long at = random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);
      for (Grain grain : Grain.values()) {
        long start = calendar.start(grain, at);
        long end = calendar.end(grain, start);
        assertThat(at).isBetween(start, end - 1);
        assertThat(calendar.start(grain, end - 1)).isEqualTo(start);
        assertThat(calendar.start(grain, end)).isEqualTo(end);
      }
    }
  }

  @Test
  void treatsEveryNameOfUtcAlike() {
    long at = Instant.parse("2026-11-24T10:20:30Z").toEpochMilli();

    for (Grain grain : Grain.values()) {
      assertThat(new Calendar(ZoneId.of("Etc/UTC")).start(grain, at))
          .isEqualTo(new Calendar(ZoneId.of("UTC")).start(grain, at));
    }
  }
}
