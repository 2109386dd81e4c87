package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the time range of a query. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RangeOptions {
  private final InstantSource clock;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "The beginning: a date (2026-11-23), a month, an RFC 3339 time, yesterday,"
              + " today. Default: --last before the end.")
  private Optional<TimeArgument> from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The end, which is not included. Default: the end of the current window.")
  private Optional<TimeArgument> to;

  @Option(
      names = "--last",
      paramLabel = "DURATION",
      description = "Length of a range without --from, such as 60m, 24h or 30d. Default: 7d.")
  private Optional<Duration> last;

  @Mixin private ZoneOption zone;

  RangeOptions() {
    this(InstantSource.system());
  }

  RangeOptions(InstantSource clock) {
    this.clock = clock;
  }

  ZoneOption zone() {
    return zone;
  }

  /** Adds the range to the request. It has whole days. */
  ReadRequest days(ReadRequest request) {
    return of(request, Grain.DAY);
  }

  /**
   * Adds the range to the request. Times that are not given become borders of windows of the grain,
   * and the length of the range then depends on the grain.
   */
  ReadRequest of(ReadRequest request, Grain border) {
    Instant now = clock.instant();
    Calendar calendar = new Calendar(zone.zone());
    Instant end = to.map(time -> at(time, now)).orElseGet(() -> end(calendar, border, now));
    Instant begin =
        from.map(time -> at(time, now))
            .orElseGet(
                () -> start(calendar, border, before(end, last.orElseGet(() -> usual(border)))));
    return request.with("from", begin.toString()).with("to", end.toString());
  }

  private Instant at(TimeArgument time, Instant now) {
    return time.at(now, zone.zone());
  }

  /** Subtracts whole days as days of the calendar: a day may have 23 or 25 hours. */
  private Instant before(Instant end, Duration length) {
    return ZonedDateTime.ofInstant(end, zone.zone())
        .minusDays(length.toDays())
        .minus(length.minusDays(length.toDays()))
        .toInstant();
  }

  private static Instant start(Calendar calendar, Grain border, Instant at) {
    return Instant.ofEpochMilli(calendar.start(border, at.toEpochMilli()));
  }

  private static Instant end(Calendar calendar, Grain border, Instant at) {
    Instant start = start(calendar, border, at);
    return start.equals(at) ? at : Instant.ofEpochMilli(calendar.end(border, start.toEpochMilli()));
  }

  private static Duration usual(Grain grain) {
    return switch (grain) {
      case MINUTE -> Duration.ofHours(1);
      case HOUR -> Duration.ofHours(24);
      case DAY -> Duration.ofDays(7);
      case WEEK -> Duration.ofDays(56);
      case MONTH -> Duration.ofDays(365);
    };
  }
}
