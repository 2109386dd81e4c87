package io.millrace.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What can be chosen wherever the data folder of a stopped Millrace is worked on. */
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
          "Platforms that events may name; the file that Millrace is served with. Default: a"
              + " built-in list.")
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

  /** Where progress is told: beside the result, or out of its way. */
  PrintWriter progress(CommandLine line) {
    return json ? line.getErr() : line.getOut();
  }

  /** Says what is done to the folder, and logs into it; a folder without logs has no data. */
  void begin(PrintWriter out, String what) {
    if (data.resolve("logs").toFile().isDirectory()) {
      LogFile.writeTo(data.resolve("logs").resolve("millrace.log"));
    }
    out.println(what.formatted(data.toAbsolutePath().normalize()));
  }
}
