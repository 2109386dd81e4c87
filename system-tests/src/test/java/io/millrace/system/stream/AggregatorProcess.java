package io.millrace.system.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An aggregator as it is deployed: its executable jar in a process, with a folder of its own. */
final class AggregatorProcess implements AutoCloseable {
  private static final Path TARGET =
      Path.of(System.getProperty("millrace.root"), "services", "aggregator", "target");
  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final Path log;

  private AggregatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param folder of its state and its log; kept over restarts
   * @param settings as {@code key=value}, without {@code millrace.}
   * @param environment besides that of this process
   */
  static AggregatorProcess start(
      Path folder,
      String bootstrapServers,
      List<String> settings,
      Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", jar().toString()));
    command.add("--server.port=0");
    command.add("--spring.kafka.bootstrap-servers=" + bootstrapServers);
    command.add("--millrace.kafka.partitions=" + EventTopics.PARTITIONS);
    command.add("--millrace.aggregator.state-dir=" + folder);
    settings.forEach(setting -> command.add("--millrace." + setting));
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    try {
      Files.createDirectories(folder);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      return new AggregatorProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL: nothing in the process gets to run. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Sends a signal by its name, such as STOP. */
  void signal(String name) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("no signal could be sent");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The exit code, once it has ended by itself. */
  int awaitEnd() {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not end: " + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What all processes of that folder printed. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGTERM, and waits for the end. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private static Path jar() {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no executable jar in " + TARGET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
