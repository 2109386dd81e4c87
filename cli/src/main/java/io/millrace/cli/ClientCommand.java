package io.millrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top command of the client alone. Without a subcommand it prints the help. */
@Command(
    name = "millrace",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Sends events to a running Millrace, queries its numbers and manages its keys.",
    footer = {
      "  millrace send events.ndjson       sends your events",
      "  millrace watch                    numbers as they change",
      "  millrace query summary douyin     the last seven days of a platform",
      "  millrace help send                explains a command"
    },
    exitCodeList = {
      Exit.SAYS_OK,
      Exit.SAYS_REFUSED,
      Exit.SAYS_USAGE,
      Exit.SAYS_UNREACHABLE,
      Exit.SAYS_KEY_REFUSED,
      Exit.SAYS_KEYS,
      Exit.SAYS_NOT_FOUND,
      Exit.SAYS_CANNOT_GO_ON,
      Exit.SAYS_NOT_COUNTED
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ClientCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
    return Exit.OK;
  }
}
