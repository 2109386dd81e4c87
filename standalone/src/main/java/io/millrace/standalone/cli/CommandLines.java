package io.millrace.standalone.cli;

import io.millrace.standalone.mapping.MappingException;
import io.millrace.standalone.server.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Reads the command line and runs what it says. */
public final class CommandLines {
  private CommandLines() {}

  /** Runs a command and returns its exit code; see the help for their meaning. */
  public static int run(String... arguments) {
    return create().execute(arguments);
  }

  static CommandLine create() {
    return new CommandLine(new MillraceCommand())
        .setExecutionExceptionHandler(known())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .registerConverter(java.time.Duration.class, Durations::parse);
  }

  /** What a user can mend is said in a line; anything else keeps its stack trace. */
  private static IExecutionExceptionHandler known() {
    return (error, command, _) -> {
      int code =
          switch (error) {
            case StartException _ -> Exit.CANNOT_START;
            case MappingException _, IOException _, UncheckedIOException _ -> Exit.USAGE;
            default -> throw error;
          };
      command.getErr().println("millrace: " + Messages.of(error));
      return code;
    };
  }
}
