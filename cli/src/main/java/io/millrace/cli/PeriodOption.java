package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for the month, the day or the range of a query. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PeriodOption {
  private final InstantSource clock = InstantSource.system();

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "A month (2026-11) or a day (2026-11-23). Default: this month.")
  private Optional<String> period;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Instead of --period, the beginning of a range: a date, a month, an RFC 3339 time,"
              + " yesterday, today. Distinct visitors of several windows have bounds only.")
  private Optional<TimeArgument> from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The end of the range, which is not included. Default: the end of today.")
  private Optional<TimeArgument> to;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ZoneOption zone;

  ZoneOption zone() {
    return zone;
  }

  /** Adds the period to the request. The default is this month. */
  ReadRequest of(ReadRequest request) {
    Instant now = clock.instant();
    if (from.isPresent() || to.isPresent()) {
      return range(request, now);
    }
    return request.with("period", period.orElseGet(() -> month(now)));
  }

  private ReadRequest range(ReadRequest request, Instant now) {
    if (period.isPresent() || from.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "either --period, or --from, which --to needs");
    }
    Instant end = to.map(time -> time.at(now, zone.zone())).orElseGet(() -> tomorrow(now));
    return request
        .with("from", from.get().at(now, zone.zone()).toString())
        .with("to", end.toString());
  }

  private Instant tomorrow(Instant now) {
    return now.atZone(zone.zone()).toLocalDate().plusDays(1).atStartOfDay(zone.zone()).toInstant();
  }

  private String month(Instant now) {
    return YearMonth.from(now.atZone(zone.zone())).toString();
  }
}
