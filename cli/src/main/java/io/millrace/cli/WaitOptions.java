package io.millrace.cli;

import io.millrace.cli.read.ReadApi;
import io.millrace.importer.ImportReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for waiting until the sent events are counted. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WaitOptions {
  @Option(
      names = "--wait",
      description = "Wait until all accepted events are counted and in the answers.")
  private boolean wait;

  @Option(
      names = "--wait-for",
      paramLabel = "DURATION",
      defaultValue = "10m",
      description = "Maximum time for --wait. Default: ${DEFAULT-VALUE}.")
  private Duration waitFor;

  /** Waits if this was chosen and events were accepted, and returns the result. */
  Optional<Counted> counted(ImportReport report, ReadApi api, PrintWriter err)
      throws InterruptedException {
    return wait && report.counts().accepted() > 0
        ? Optional.of(Counted.wait(api, waitFor, err))
        : Optional.empty();
  }
}
