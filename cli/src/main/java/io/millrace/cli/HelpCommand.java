package io.millrace.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the help of a command. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Explains a command, or shows all of them.",
    footer = {
      "  millrace help",
      "  millrace help send",
      "  millrace help query summary",
    },
    exitCodeList = {Exit.SAYS_OK, Exit.SAYS_USAGE})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command and its subcommand.")
  private List<String> path = List.of();

  @Override
  public Integer call() {
    CommandLine line = spec.root().commandLine();
    for (String name : path) {
      CommandLine below = line.getSubcommands().get(name);
      if (below == null) {
        throw new UnmatchedArgumentException(line, List.of(name));
      }
      line = below;
    }
    line.usage(spec.commandLine().getOut());
    return Exit.OK;
  }
}
