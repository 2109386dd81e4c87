package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads the time of an event and rejects times that are too far in the future or in the past. */
final class TimeWindow {
  /** How far a sender's clock may be ahead of the service's clock. */
  private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  private final Clock clock;
  private final Duration maxAge;
  private final Instant earliest;

  /** Creates a window; a {@code maxAge} of zero means no limit other than {@code earliest}. */
  TimeWindow(Clock clock, Duration maxAge, Instant earliest) {
    this.clock = clock;
    this.maxAge = maxAge;
    this.earliest = earliest;
  }

  /** Reads an RFC 3339 time into milliseconds since 1970-01-01T00:00:00Z. */
  long read(String text) throws RejectedException {
    long at =
        Rfc3339.parse(text)
            .orElseThrow(
                () ->
                    new RejectedException(
                        ProblemCode.BAD_TIME,
                        "at takes RFC 3339 with an offset, like 2026-11-24T10:00:00.000+08:00"));
    long now = clock.millis();
    if (at > now + MAX_AHEAD.toMillis()) {
      throw new RejectedException(
          ProblemCode.IN_FUTURE,
          "at is %s in the future, at most %d min are accepted"
              .formatted(text(Duration.ofMillis(at - now)), MAX_AHEAD.toMinutes()));
    }
    if (!maxAge.isZero() && at < now - maxAge.toMillis()) {
      throw new RejectedException(
          ProblemCode.TOO_OLD, "at is more than %d days ago".formatted(maxAge.toDays()));
    }
    if (at < earliest.toEpochMilli()) {
      throw new RejectedException(
          ProblemCode.TOO_OLD,
          "at is before %s; check the unit and the clock of the sender".formatted(earliest));
    }
    return at;
  }

  /** The two largest units of a duration. */
  private static String text(Duration ahead) {
    if (ahead.toDays() > 0) {
      return "%d d %d h".formatted(ahead.toDays(), ahead.toHoursPart());
    }
    if (ahead.toHours() > 0) {
      return "%d h %d min".formatted(ahead.toHours(), ahead.toMinutesPart());
    }
    return "%d min %d.%03d s"
        .formatted(ahead.toMinutes(), ahead.toSecondsPart(), ahead.toMillisPart());
  }
}
