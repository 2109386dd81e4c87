package io.millrace.insights.web;

import static io.millrace.insights.testing.Revisions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.query.TimeRange;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.testing.InMemoryCellStore;
import io.millrace.web.ParameterReason;
import io.millrace.web.Problem;
import io.millrace.web.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class RangeParametersTest {
  private static final TestProjection PROJECTION =
      new TestProjection(new InMemoryCellStore(), Duration.ofDays(29), Duration.ofDays(400));
  private static final RangeParameters UTC = ranges("UTC");
  private static final RangeParameters SHANGHAI = ranges("Asia/Shanghai");

  @BeforeAll
  static void readUntil() {
    long asOf = at("2026-11-25T12:34:56Z");
    PROJECTION.read(
        List.of(), new ReadPosition(Optional.of("t"), Map.of(0, 1L), OptionalLong.of(asOf)));
  }

  @Test
  void readsARangeWithOffsets() {
    TimeRange range =
        UTC.of(parameters("2026-11-23T08:00:00%2B08:00", "2026-11-23T10:00:00Z"), Grain.HOUR);
    assertThat(range)
        .isEqualTo(new TimeRange(at("2026-11-23T00:00:00Z"), at("2026-11-23T10:00:00Z")));
  }

  @Test
  void forgivesAPlusSignThatWasNotEscaped() {
    TimeRange range =
        UTC.of(parameters("2026-11-23T08:00:00+08:00", "2026-11-23T10:00:00Z"), Grain.HOUR);
    assertThat(range.from()).isEqualTo(at("2026-11-23T00:00:00Z"));
  }

  @Test
  void takesDaysInTheZone() {
    TimeRange range =
        SHANGHAI.of(parameters("2026-11-22T16:00:00Z", "2026-11-23T16:00:00Z"), Grain.DAY);
    assertThat(range.from()).isEqualTo(at("2026-11-22T16:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "hour, 2026-11-23T10:00:01Z, 2026-11-23T11:00:00Z, from, border of a hour",
    "day, 2026-11-23T00:00:00Z, 2026-11-23T11:00:00Z, to, border of a day",
    "week, 2026-11-24T00:00:00Z, 2026-12-01T00:00:00Z, from, border of a week",
    "day, 2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z, to, after from",
    "day, yesterday, 2026-11-23T00:00:00Z, from, RFC 3339",
    "day, 2026-11-31, 2026-12-24T00:00:00Z, from, RFC 3339",
    "day, +999999999-01-01T00:00:00Z, 2026-11-24T00:00:00Z, from, RFC 3339",
    "minute, 2026-11-20T00:00:00Z, 2026-11-22T00:01:00Z, to, 2 days",
    "hour, 2026-01-01T00:00:00Z, 2026-03-04T01:00:00Z, to, 62 days",
    "day, 2023-01-01T00:00:00Z, 2025-03-12T00:00:00Z, to, 800 days",
    "month, 2010-01-01T00:00:00Z, 2020-02-01T00:00:00Z, to, 10 years",
  })
  void refusesAndNamesTheParameter(
      String grain, String from, String to, String parameter, String said) {
    Grain asked = Grain.of(grain).orElseThrow();
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> UTC.of(parameters(from, to), asked))
            .problem();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.parameter()).contains(parameter);
    assertThat(problem.detail()).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "minute, 2026-10-27T11:59:00Z, 2026-10-27T13:00:00Z, minute, 2026-10-27T12:00:00Z",
    "hour, 2025-10-20T00:00:00Z, 2025-11-20T00:00:00Z, hour, 2025-10-21T12:00:00Z"
  })
  void refusesRowsThatAreNoLongerKept(
      String grain, String from, String to, String said, String oldest) {
    Grain asked = Grain.of(grain).orElseThrow();
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> UTC.of(parameters(from, to), asked))
            .problem();
    assertThat(problem.parameter()).contains("from");
    assertThat(problem.detail()).contains("oldest " + said, oldest);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01T00:30:00Z, 2026-11-01T00:00:00Z, from",
    "2026-10-01T00:00:00Z, 2026-10-02T00:30:00Z, to",
    "2025-10-01T01:00:00Z, 2026-11-01T00:00:00Z, from"
  })
  void refusesBordersForWhichShortWindowsAreNoLongerKept(String from, String to, String named) {
    Problem problem =
        catchThrowableOfType(
                ProblemException.class,
                () -> UTC.of(parameters(from, to), Grain.MINUTE, Period.ofYears(10)))
            .problem();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.parameter()).contains(named);
  }

  @Test
  void allowsOldRangesOfWholeDays() {
    TimeRange range =
        UTC.of(
            parameters("2019-10-01T00:00:00Z", "2026-11-25T12:34:00Z"),
            Grain.MINUTE,
            Period.ofYears(10));
    assertThat(range.from()).isEqualTo(at("2019-10-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, day, 2026-03-28, 2026-03-31, 2026-03-27T23:00:00Z, 2026-03-30T22:00:00Z",
    "Europe/Berlin, hour, 2026-10-25, 2026-10-26, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "America/New_York, month, 2026-03-01, 2026-05-01, 2026-03-01T05:00:00Z, 2026-05-01T04:00:00Z",
    "America/Sao_Paulo, day, 2018-11-04, 2018-11-05, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
    "Pacific/Honolulu, day, 2026-11-20, 2026-11-21, 2026-11-20T10:00:00Z, 2026-11-21T10:00:00Z",
    "Asia/Kolkata, hour, 2026-11-20, 2026-11-21, 2026-11-19T18:00:00Z, 2026-11-20T19:00:00Z",
    "Asia/Shanghai, week, 2026-11-03, 2026-11-11, 2026-11-01T16:00:00Z, 2026-11-15T16:00:00Z",
    "Asia/Shanghai, month, 2026-11-03, 2026-11-04, 2026-10-31T16:00:00Z, 2026-11-30T16:00:00Z",
  })
  void takesDaysOfTheZoneAlsoOverSummerTime(
      String zone, String grain, String from, String to, String start, String end) {
    TimeRange range = ranges(zone).of(parameters(from, to), Grain.of(grain).orElseThrow());
    assertThat(range).isEqualTo(new TimeRange(at(start), at(end)));
  }

  @Test
  void tellsProgramsWhyAndWhatItExpected() {
    Parameters off = parameters("2026-11-23T00:00:00Z", "2026-11-23T11:00:00Z");
    Problem border =
        catchThrowableOfType(ProblemException.class, () -> UTC.of(off, Grain.DAY)).problem();
    assertThat(border.reason()).contains(ParameterReason.NOT_A_BORDER);
    assertThat(border.expected()).contains("day");
    Parameters lengthy = parameters("2023-01-01", "2025-03-12");
    Problem length =
        catchThrowableOfType(ProblemException.class, () -> UTC.of(lengthy, Grain.DAY)).problem();
    assertThat(length.reason()).contains(ParameterReason.RANGE_TOO_LONG);
    assertThat(length.expected()).contains("P800D");
    Parameters old = parameters("2026-10-01T00:30:00Z", "2026-11-01T00:00:00Z");
    Problem kept =
        catchThrowableOfType(
                ProblemException.class, () -> UTC.of(old, Grain.MINUTE, Period.ofYears(10)))
            .problem();
    assertThat(kept.reason()).contains(ParameterReason.NOT_KEPT);
    assertThat(kept.expected()).contains("2026-10-27T12:00:00Z");
  }

  @Test
  void refusesARangeWithoutAnEnd() {
    Parameters open = parameters("/?from=2026-11-23T00:00:00Z");
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> UTC.of(open, Grain.DAY)).problem();
    assertThat(problem.parameter()).contains("to");
  }

  private static RangeParameters ranges(String zone) {
    Calendar calendar = new Calendar(ZoneId.of(zone));
    return new RangeParameters(calendar, new Moments(calendar), PROJECTION.retention());
  }

  private static Parameters parameters(String from, String to) {
    return parameters("/?from=%s&to=%s".formatted(from, to));
  }

  private static Parameters parameters(String uri) {
    return Parameters.of(
        MockServerHttpRequest.method(HttpMethod.GET, URI.create(uri)).build(),
        "from",
        "to",
        "compare");
  }
}
