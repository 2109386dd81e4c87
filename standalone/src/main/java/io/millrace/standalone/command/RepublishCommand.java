package io.millrace.standalone.command;

import io.millrace.cli.Exit;
import io.millrace.standalone.server.StoppedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes every cell to the summaries topic again. */
@Command(
    name = "republish",
    mixinStandardHelpOptions = true,
    description = {
      "Writes every number to the summaries again, from the state of the"
          + " aggregator, and has the store built again. Use it when summaries were lost"
          + " or damaged. No event is counted again. Millrace must be stopped meanwhile.",
      "A start detects by itself that summaries are missing at their end, and does"
          + " the same. When this command is interrupted, nothing is lost: the next start"
          + " continues it."
    },
    footer = {
      "  millrace republish                           the data in ./data",
      "  millrace audit                               then checks every number",
    },
    exitCodeList = {
      Exit.SAYS_OK,
      Exit.SAYS_USAGE,
      "5:not possible here: folder in use, or no data in it"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RepublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FolderOptions folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var _ =
        folder.report(
            spec.commandLine(),
            this::republish,
            "wrote %,d cells again in %.1f s"::formatted,
            cells -> Map.of("cells", cells));
    return Exit.OK;
  }

  private long republish(PrintWriter out) throws InterruptedException {
    folder.begin(out, "writing the numbers in %s again");
    try (StoppedFolder stopped =
        StoppedFolder.open(folder.data(), folder.catalog(), step -> out.println("  " + step))) {
      return stopped.republish();
    }
  }
}
