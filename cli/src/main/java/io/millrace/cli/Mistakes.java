package io.millrace.cli;

import java.io.PrintWriter;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what is wrong with a command line, suggestions, and how to get help. */
final class Mistakes implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    PrintWriter err = error.getCommandLine().getErr();
    err.println("millrace: " + Messages.of(error));
    UnmatchedArgumentException.printSuggestions(error, err);
    err.println(
        "Try '%s --help'.".formatted(error.getCommandLine().getCommandSpec().qualifiedName()));
    err.flush();
    return Exit.USAGE;
  }
}
