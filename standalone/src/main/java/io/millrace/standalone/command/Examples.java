package io.millrace.standalone.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Prints {@code curl} commands that work when they are copied. */
final class Examples {
  private final TimedRun run;

  Examples(TimedRun run) {
    this.run = run;
  }

  void print(PrintWriter out, String platform) {
    LocalDate today = LocalDate.now(Clock.system(run.zone()));
    String range = "from=%s&to=%s".formatted(midnight(today), midnight(today.plusDays(1)));
    curl(out, "", "/v1/platforms/%s/summary?%s&grain=day".formatted(platform, range));
    curl(out, "", "/v1/loops?" + range);
    curl(out, "-N ", "/v1/live?platform=%s&grain=minute".formatted(platform));
  }

  /**
   * Returns the beginning of a day in the zone of the data, in UTC. An offset with a plus sign
   * would have to be escaped in a URL.
   */
  private Instant midnight(LocalDate day) {
    return day.atStartOfDay(run.zone()).toInstant();
  }

  private void curl(PrintWriter out, String option, String path) {
    out.printf(
        "  curl %s-H \"Authorization: Bearer $(cat '%s')\" '%s%s'%n",
        option, run.readKey(), run.instance().url(), path);
  }
}
