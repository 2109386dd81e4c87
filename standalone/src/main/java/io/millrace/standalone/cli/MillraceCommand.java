package io.millrace.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What stands above all commands: it only helps. */
@Command(
    name = "millrace",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says, live and exactly, which traffic became which money: inside one platform, or gathered"
          + " on one and monetized on another.",
      ""
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      SendCommand.class,
      KeysCommand.class,
      RebuildCommand.class
    },
    footer = {
      "",
      "To begin:",
      "  millrace demo                       a made-up world, running",
      "  millrace serve                      an empty Millrace that keeps its data in ./data",
      "  millrace send events.ndjson         sends your events to it",
      "",
      "Exit codes: 0 done, 1 some lines of an import were refused, 2 wrong usage or unusable file,",
      "3 no gateway answered, 4 the key was refused, 5 cannot start (port or data folder in use, or"
          + " the",
      "data is counted by other settings)."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MillraceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
    return Exit.OK;
  }
}
