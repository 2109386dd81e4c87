package io.millrace.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

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

  /** The task of a command. It writes its progress to the given writer. */
  @FunctionalInterface
  interface Task<T> {
    T run(PrintWriter progress) throws IOException, InterruptedException;
  }

  Path data() {
    return data;
  }

  Optional<Path> catalog() {
    return catalog;
  }

  /**
   * Runs the task and prints its result on standard output. Progress goes there, too, or to
   * standard error when the result is JSON.
   *
   * @param text makes the result's text from the result and the seconds that it took
   * @param fields makes the fields of the JSON; {@code seconds} is added
   */
  <T> T report(
      CommandLine line,
      Task<T> task,
      BiFunction<T, Double, String> text,
      Function<T, Map<String, Object>> fields)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    T result = task.run(json ? line.getErr() : line.getOut());
    double seconds = (System.nanoTime() - begin) / 1e9;
    line.getOut().println(json ? json(fields.apply(result), seconds) : text.apply(result, seconds));
    line.getOut().flush();
    return result;
  }

  private static String json(Map<String, Object> fields, double seconds) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put("seconds", Math.round(seconds * 10) / 10.0);
    return JsonMapper.shared().writeValueAsString(all);
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
