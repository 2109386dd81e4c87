package io.millrace.standalone.command;

import io.millrace.cli.Exit;
import io.millrace.standalone.server.StoppedFolder;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

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
  public Integer call() throws InterruptedException {
    CommandLine line = spec.commandLine();
    long begin = System.nanoTime();
    long cells = republish(folder.progress(line));
    double seconds = Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
    line.getOut()
        .println(
            folder.json()
                ? JsonMapper.shared().writeValueAsString(Map.of("cells", cells, "seconds", seconds))
                : "wrote %,d cells again in %.1f s".formatted(cells, seconds));
    line.getOut().flush();
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
