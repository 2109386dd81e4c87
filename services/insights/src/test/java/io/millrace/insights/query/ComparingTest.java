package io.millrace.insights.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparingTest {
  private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

  @ParameterizedTest
  @CsvSource({
    "UTC, day, previous, 2026-11-21T00:00Z, 2026-11-28T00:00Z, 2026-11-14T00:00Z,"
        + " 2026-11-21T00:00Z",
    "UTC, day, previous, 2026-03-01T00:00Z, 2026-04-01T00:00Z, 2026-02-01T00:00Z,"
        + " 2026-03-01T00:00Z",
    "UTC, day, previous, 2026-04-01T00:00Z, 2026-07-01T00:00Z, 2026-01-01T00:00Z,"
        + " 2026-04-01T00:00Z",
    "UTC, month, year, 2024-02-01T00:00Z, 2024-03-01T00:00Z, 2023-02-01T00:00Z, 2023-03-01T00:00Z",
    "UTC, day, year, 2025-02-28T00:00Z, 2025-03-02T00:00Z, 2024-02-28T00:00Z, 2024-03-01T00:00Z",
    "UTC, day, year, 2024-02-29T00:00Z, 2024-03-01T00:00Z, 2023-02-28T00:00Z, 2023-03-01T00:00Z",
    "UTC, week, previous, 2021-02-01T00:00Z, 2021-03-01T00:00Z, 2021-01-04T00:00Z,"
        + " 2021-02-01T00:00Z",
    "UTC, week, year, 2026-11-23T00:00Z, 2026-11-30T00:00Z, 2025-11-24T00:00Z, 2025-12-01T00:00Z",
    "UTC, minute, previous, 2026-11-23T10:00Z, 2026-11-23T11:30Z, 2026-11-23T08:30Z,"
        + " 2026-11-23T10:00Z",
    "UTC, minute, year, 2026-11-23T10:00Z, 2026-11-23T11:30Z, 2025-11-23T10:00Z, 2025-11-23T11:30Z",
    "Europe/Berlin, day, previous, 2026-03-29T22:00Z, 2026-03-30T22:00Z, 2026-03-28T23:00Z,"
        + " 2026-03-29T22:00Z",
    "Europe/Berlin, day, previous, 2026-03-28T23:00Z, 2026-03-29T22:00Z, 2026-03-27T23:00Z,"
        + " 2026-03-28T23:00Z",
    "Europe/Berlin, hour, year, 2026-03-30T10:00Z, 2026-03-30T11:00Z, 2025-03-30T10:00Z,"
        + " 2025-03-30T11:00Z",
    "Australia/Lord_Howe, hour, year, 2026-04-06T10:00Z, 2026-04-06T11:00Z, 2025-04-06T10:00Z,"
        + " 2025-04-06T11:00Z",
  })
  void comparesWithARangeOfTheSameLengthByTheCalendar(
      String zone, String grain, String with, String from, String to, String start, String end) {
    Calendar calendar = new Calendar(ZoneId.of(zone));
    TimeRange other =
        Comparing.of(with)
            .orElseThrow()
            .of(calendar, range(from, to), Grain.of(grain).orElseThrow());
    assertThat(other).isEqualTo(range(start, end));
  }

  @Property
  void endsWhereTheRangeBeginsWithAsManyDays(
      @ForAll @IntRange(max = 2_800) int first, @ForAll @IntRange(min = 1, max = 500) int weeks) {
    Calendar calendar = new Calendar(ZoneId.of("America/New_York"));
    LocalDate from = MONDAY.plusWeeks(first);
    long length = weeks * 7L;
    TimeRange range = days(calendar, from, from.plusDays(length));
    TimeRange before = Comparing.PREVIOUS.of(calendar, range, Grain.WEEK);
    assertThat(before.to()).isEqualTo(range.from());
    assertThat(ChronoUnit.DAYS.between(date(calendar, before.from()), from)).isEqualTo(length);
    TimeRange year = Comparing.YEAR.of(calendar, range, Grain.WEEK);
    assertThat(ChronoUnit.DAYS.between(date(calendar, year.from()), from)).isEqualTo(364);
    assertThat(ChronoUnit.DAYS.between(date(calendar, year.from()), date(calendar, year.to())))
        .isEqualTo(length);
  }

  @Property
  void comparesAnyMinutesWithAsManyMinutes(
      @ForAll @IntRange(max = 30_000_000) int first,
      @ForAll @IntRange(min = 1, max = 1_439) int length) {
    Calendar calendar = new Calendar(ZoneId.of("Asia/Kolkata"));
    TimeRange range = new TimeRange(first * 60_000L, (first + length) * 60_000L);
    for (Comparing with : Comparing.values()) {
      TimeRange other = with.of(calendar, range, Grain.MINUTE);
      assertThat(other.to() - other.from()).isEqualTo(length * 60_000L);
      assertThat(other.to()).isLessThanOrEqualTo(range.from());
    }
  }

  private static TimeRange days(Calendar calendar, LocalDate from, LocalDate to) {
    return new TimeRange(
        from.atStartOfDay(calendar.zone()).toInstant().toEpochMilli(),
        to.atStartOfDay(calendar.zone()).toInstant().toEpochMilli());
  }

  private static LocalDate date(Calendar calendar, long at) {
    return Instant.ofEpochMilli(at).atZone(calendar.zone()).toLocalDate();
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(
        OffsetDateTime.parse(from).toInstant().toEpochMilli(),
        OffsetDateTime.parse(to).toInstant().toEpochMilli());
  }
}
