package io.millrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command above all others. Without a subcommand it prints the help. */
@SuppressWarnings("NullAway.Init") // picocli sets the field
public abstract class TopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
    return Exit.OK;
  }
}
