package io.millrace.system.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service as it is deployed, its executable jar in a process, where no broker is. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  private ServiceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ServiceProcess start(String module, Path folder, String logs) {
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // The flags of deploy/Dockerfile: without them the JVM writes warnings between the lines.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-jar", jar(module).toString()));
    command.addAll(List.of("--server.port=0", "--spring.kafka.bootstrap-servers=127.0.0.1:1"));
    command.add("--spring.mongodb.uri=mongodb://127.0.0.1:1/millrace");
    if (!module.endsWith("aggregator")) {
      command.add("--management.server.port=0");
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile()).redirectOutput(log.toFile());
    builder.environment().put("MILLRACE_LOGS", logs);
    builder.environment().put("MILLRACE_INTERNAL_TOKEN", "only-the-tests-know-this-token");
    builder.environment().put("MILLRACE_VISITOR_SECRET", "a secret of the tests, long enough");
    try {
      return new ServiceProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM; how long it took to end. */
  Duration stop() {
    long before = System.nanoTime();
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("did not end: " + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return Duration.ofNanos(System.nanoTime() - before);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Path jar(String module) {
    try (Stream<Path> files = Files.list(Repository.file(module).resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no executable jar of " + module));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
