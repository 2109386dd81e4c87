package io.millrace.standalone.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Calls that work as printed. */
final class Examples {
  private final Session session;

  Examples(Session session) {
    this.session = session;
  }

  void print(PrintWriter out, String platform) {
    LocalDate today = LocalDate.now(Clock.systemUTC().withZone(ZoneOffset.UTC));
    String range = "from=%sT00:00:00Z&to=%sT00:00:00Z".formatted(today, today.plusDays(1));
    curl(out, "", "/v1/platforms/%s/summary?%s&grain=day".formatted(platform, range));
    curl(out, "", "/v1/loops?" + range);
    curl(out, "-N ", "/v1/live?platform=%s&grain=minute".formatted(platform));
  }

  private void curl(PrintWriter out, String option, String path) {
    out.printf(
        "  curl %s-H \"Authorization: Bearer $(cat '%s')\" '%s%s'%n",
        option, session.readKey(), session.instance().url(), path);
  }
}
