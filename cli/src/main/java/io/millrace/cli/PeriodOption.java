package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option for the month or the day of a query. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PeriodOption {
  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "A month (2026-11) or a day (2026-11-23). Default: this month.")
  private Optional<String> period;

  @Mixin private ZoneOption zone;

  ZoneOption zone() {
    return zone;
  }

  /** Adds the period to the request. The default is the month of the given time. */
  ReadRequest of(ReadRequest request, Instant now) {
    return request.with("period", period.orElseGet(() -> month(now)));
  }

  private String month(Instant now) {
    return YearMonth.from(now.atZone(zone.zone())).toString();
  }
}
