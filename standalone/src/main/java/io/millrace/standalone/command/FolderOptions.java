package io.millrace.standalone.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options of the commands that work on the data folder of a stopped Millrace. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FolderOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The data folder. Default: ./${DEFAULT-VALUE}.")
  private Path data;

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description =
          "Catalog of the platforms that events may name; the same file as for 'serve'."
              + " Default: the built-in catalog.")
  private Optional<Path> catalog;

  @Option(
      names = "--json",
      description = "Print the result as one line of JSON; progress goes to standard error.")
  private boolean json;

  Path data() {
    return data;
  }

  Optional<Path> catalog() {
    return catalog;
  }

  boolean json() {
    return json;
  }

  /**
   * Returns the writer for progress: standard output, or standard error when the result is JSON.
   */
  PrintWriter progress(CommandLine line) {
    return json ? line.getErr() : line.getOut();
  }

  /**
   * Prints what the command does with the folder, and logs into the folder. A folder without logs
   * has no data, so nothing is logged there.
   */
  void begin(PrintWriter out, String what) {
    if (data.resolve("logs").toFile().isDirectory()) {
      LogFile.writeTo(data.resolve("logs").resolve("millrace.log"));
    }
    out.println(what.formatted(data.toAbsolutePath().normalize()));
  }
}
