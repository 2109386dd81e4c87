package io.millrace.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The command line of Millrace as people have it: the launcher, with all that it does to start
 * quickly.
 */
public final class Command {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** What runs for a minute does not earn back what optimizing it costs. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private static final Path ROOT = Path.of(System.getProperty("millrace.root"));

  private final Process process;
  private final Path output;

  private Command(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * What a command left behind.
   *
   * @param code its exit code
   * @param output what it printed, to either stream
   */
  public record Result(int code, String output) {}

  public static Result run(List<String> arguments) {
    return start(arguments).await();
  }

  static Command start(List<String> arguments) {
    try {
      Path output = Files.createTempFile("millrace-command", ".log");
      return new Command(process(arguments, output), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process that appends what it prints to a file. */
  static Process process(List<String> arguments, Path output) {
    return process(List.of(), arguments, output);
  }

  /** The same with more flags for its JVM, which is one of this test's own JDK. */
  static Process process(List<String> flags, List<String> arguments, Path output) {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("millrace").toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS", SHORT_LIVED + " " + String.join(" ", flags));
    return process(builder, output);
  }

  private static Process process(ProcessBuilder builder, Path output) {
    try {
      return builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL, once it has printed that. */
  void killAfter(String printed) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> read().contains(printed) || !process.isAlive());
    process.destroyForcibly();
    await();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  public Result await() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not end within " + LIMIT + ": " + read());
      }
      return new Result(process.exitValue(), read());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String read() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
