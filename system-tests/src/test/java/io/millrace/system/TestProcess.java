package io.millrace.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A process on this machine that a test starts, signals and ends, by its pid. */
public final class TestProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<Process> launch;
  private final Path log;
  private Process process;

  private TestProcess(Supplier<Process> launch, Path log) {
    this.launch = launch;
    this.log = log;
    this.process = launch.get();
  }

  /**
   * Starts a process.
   *
   * @param launch starts it each time, and appends what it prints to the log
   */
  static TestProcess of(Supplier<Process> launch, Path log) {
    return new TestProcess(launch, log);
  }

  /**
   * Starts a Java program in the folder of its log. What lives for a minute is not optimized.
   *
   * @param environment besides that of this process
   */
  public static TestProcess java(
      String heap, List<String> program, Map<String, String> environment, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx" + heap, "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // The flags of deploy/Dockerfile: without them the JVM writes warnings between the lines.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(program);
    return of(() -> launch(command, environment, log), log);
  }

  private static Process launch(List<String> command, Map<String, String> environment, Path log) {
    try {
      Path folder = Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return builder
          .directory(folder.toFile())
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The executable jar of a module. */
  public static Path executable(String module) {
    Path target = Path.of(System.getProperty("millrace.root"), module, "target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no executable jar in " + target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** SIGKILL: nothing in the process gets to run. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM; how long it took to end. */
  public Duration stop() {
    long begin = System.nanoTime();
    process.destroy();
    awaitEnd();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** SIGSTOP: it keeps its memory and connections, and does nothing. */
  public void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  /** Starts it again as it was started. */
  public void restart() {
    process = launch.get();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it printed, since its first start. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void awaitPrinted(String text, int times) {
    await(text)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> log().split(text, -1).length > times || !isAlive());
    if (!isAlive()) {
      throw new IllegalStateException("ended: " + log());
    }
  }

  /** The exit code, once it has ended by itself. */
  public int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not end within " + PATIENCE + ": " + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL, if it still runs. */
  @Override
  public void close() {
    if (isAlive()) {
      resume();
      kill();
    }
  }

  private void signal(String name) {
    try {
      int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
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
}
