package io.millrace.cli;

import io.millrace.cli.text.WindowTexts;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The option for the time zone of days, weeks and months. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ZoneOption {
  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "${env:MILLRACE_ZONE:-UTC}",
      description =
          "Time zone of days, weeks and months; the same zone as for 'serve'. Default:"
              + " MILLRACE_ZONE, else UTC.")
  private ZoneId zone;

  ZoneId zone() {
    return zone;
  }

  WindowTexts windows() {
    return new WindowTexts(zone);
  }
}
