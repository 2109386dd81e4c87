package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.NOW;
import static io.millrace.ingest.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T10:00:00Z, 2026-11-24T10:00:00Z",
    "2026-11-24t10:00:00z, 2026-11-24T10:00:00Z",
    "2026-11-24T10:00:00.5Z, 2026-11-24T10:00:00.500Z",
    "2026-11-24T10:00:00.1239999999999Z, 2026-11-24T10:00:00.123Z",
    "2026-11-24T18:00:00+08:00, 2026-11-24T10:00:00Z",
    "2026-11-24T04:29:59.007-05:30, 2026-11-24T09:59:59.007Z",
    "2026-11-24T10:00:00-00:00, 2026-11-24T10:00:00Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
  })
  void readsRfc3339(String text, Instant expected) {
    assertThat(Rfc3339.parse(text)).hasValue(expected.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "1795514400000",
        "2026-11-24",
        "2026-11-24T10:00Z",
        "2026-11-24T10:00:00",
        "2026-11-24T10:00:00.",
        "2026-11-24T10:00:00.Z",
        "2026-11-24T10:00:00,5Z",
        "2026-11-24 10:00:00Z",
        "2026-11-24T10:00:00ZZ",
        "2026-11-24T10:00:00+8",
        "2026-11-24T10:00:00+0800",
        "2026-11-24T10:00:00+08:00:00",
        "2026-11-24T10:00:00+24:00",
        "2026-11-24T10:00:00+08:60",
        "2026-13-24T10:00:00Z",
        "2026-00-24T10:00:00Z",
        "2026-11-31T10:00:00Z",
        "2026-02-29T10:00:00Z",
        "2026-11-24T24:00:00Z",
        "2026-11-24T10:60:00Z",
        "2026-11-24T10:00:61Z",
        "-026-11-24T10:00:00Z",
        "+12026-11-24T10:00:00Z",
        "2026-11-24T1a:00:00Z",
        "\u0662\u0660\u0662\u0666-11-24T10:00:00Z",
        "2026-11-24T10:00:00+",
        "2026-11-24T10:00:00Europe/Paris"
      })
  void readsNothingElse(String text) {
    assertThat(Rfc3339.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT2H, IN_FUTURE",
    "PT5M0.001S, IN_FUTURE",
    "P3650D, IN_FUTURE",
    "P-3650D, TOO_OLD",
    "P-400DT-0.001S, TOO_OLD"
  })
  void refusesTimesOfWrongClocks(Duration off, ProblemCode code) throws Exception {
    assertThat(Reading.bad(Domain.CONTENT, at(off)).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT0S", "P-400D"})
  void acceptsTimesUpToTheLimits(Duration off) throws Exception {
    assertThat(Reading.good(Domain.CONTENT, at(off)).envelope().at())
        .isEqualTo(NOW.plus(off).toEpochMilli());
  }

  @Test
  void acceptsAnyAgeSince2000WithoutLimit() throws Exception {
    assertThat(ofAnyAge("2000-01-01T00:00:00Z")).isInstanceOf(Decoded.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1970-01-21T10:45:14Z", // seconds that were taken for milliseconds
        "1999-12-31T23:59:59.999Z",
        "2000-01-01T00:00:00+00:01",
        "0001-01-01T00:00:00Z"
      })
  void refusesTimesBefore2000AlsoWithoutLimit(String at) throws Exception {
    assertThat(((Decoded.Invalid) ofAnyAge(at)).reason())
        .isEqualTo(
            new EventOutcome.Rejected(
                ProblemCode.TOO_OLD,
                "at is before 2000-01-01T00:00:00Z; check the unit and the clock of the sender"));
  }

  @Test
  void acceptsTimesBefore2000WhenAskedFor() throws Exception {
    TimeWindow window =
        new TimeWindow(
            Clock.fixed(NOW, ZoneOffset.UTC), Duration.ZERO, Instant.parse("1949-10-01T00:00:00Z"));

    assertThat(window.read("1949-10-01T00:00:00Z"))
        .isEqualTo(Instant.parse("1949-10-01T00:00:00Z").toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "PT5M0.001S, 5 min 0.001 s",
    "PT59M59S, 59 min 59.000 s",
    "PT7H59M, 7 h 59 min",
    "P3650DT3H, 3650 d 3 h"
  })
  void saysHowFarInTheFutureATimeIs(Duration off, String text) throws Exception {
    assertThat(Reading.bad(Domain.CONTENT, at(off)).detail())
        .isEqualTo("at is " + text + " in the future, at most 5 min are accepted");
  }

  private static Decoded ofAnyAge(String at) throws UnreadableException {
    byte[] body = json("e", EventType.VIEW, at).getBytes(StandardCharsets.UTF_8);
    List<Decoded> decoded =
        Samples.decoder(Domain.CONTENT, Duration.ZERO).decode(body, body.length, BodyFormat.JSON);
    return decoded.getFirst();
  }

  @Test
  void refusesTextThatIsNoTime() throws Exception {
    String json = json("e", EventType.VIEW, "yesterday");

    assertThat(Reading.bad(Domain.CONTENT, json).code()).isEqualTo(ProblemCode.BAD_TIME);
  }

  private static String at(Duration off) {
    return json("e", EventType.VIEW, NOW.plus(off).toString());
  }
}
