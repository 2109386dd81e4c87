package io.millrace.standalone.command;

import io.millrace.cli.Exit;
import io.millrace.cli.StatusLine;
import io.millrace.standalone.server.Rebuild;
import io.millrace.standalone.server.RebuildSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recomputes all numbers from the events in the data folder. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Counts all events in the data folder again. With another zone or lookback,"
          + " the numbers become those that would have been counted with these settings"
          + " from the beginning. Millrace must be stopped meanwhile.",
      "When a rebuild is interrupted, nothing is lost: the next start or rebuild"
          + " continues it. Events are kept for 28 days. When older events are gone, a"
          + " rebuild would lose their numbers. It then refuses to start, unless"
          + " --incomplete is given."
    },
    footer = {
      "  millrace rebuild                           with the settings of the data",
      "  millrace rebuild --zone Asia/Shanghai      days begin at midnight in Shanghai"
    },
    exitCodeList = {
      Exit.SAYS_OK,
      Exit.SAYS_USAGE,
      "5:not possible here: folder in use, no data in it, or old events gone"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RebuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FolderOptions folder;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone of days, weeks and months. Default: that of the data.")
  private Optional<ZoneId> zone;

  @Option(
      names = "--lookback",
      paramLabel = "DURATION",
      description =
          "How long before a purchase traffic counts as a touch. Default: that of the data.")
  private Optional<Duration> lookback;

  @Option(
      names = "--incomplete",
      description = "Counts the remaining events although old events are gone.")
  private boolean incomplete;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine line = spec.commandLine();
    lookback.ifPresent(chosen -> LookbackLimit.require(line, chosen));
    var _ = folder.report(line, this::rebuild, RebuildCommand::text, RebuildCommand::fields);
    return Exit.OK;
  }

  private static String text(Rebuild.Result result, double seconds) {
    String counted =
        "counted %,d events anew in %.1f s, zone %s, lookback %s"
            .formatted(result.events(), seconds, result.zone(), result.lookback());
    return result.unreadable() == 0
        ? counted
        : "%s%n%,d records could not be counted and are dead letters; check --catalog"
            .formatted(counted, result.unreadable());
  }

  private static Map<String, Object> fields(Rebuild.Result result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("events", result.events());
    fields.put("unreadable", result.unreadable());
    fields.put("zone", result.zone().getId());
    fields.put("lookback", result.lookback().toString());
    return fields;
  }

  private Rebuild.Result rebuild(PrintWriter out) throws InterruptedException {
    RebuildSettings settings =
        new RebuildSettings(folder.data(), zone, lookback, folder.catalog(), incomplete);
    CountLine line = new CountLine(StatusLine.on(out));
    folder.begin(out, "rebuilding the data in %s");
    return new Rebuild(settings, step -> out.println("  " + step), line::show).run();
  }
}
