package io.millrace.system;

import static org.awaitility.Awaitility.await;

import io.millrace.kafka.net.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.core.ConditionTimeoutException;

/** A start on a folder with a damage, and what comes of it. */
final class DamagedFolder {
  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final int CANNOT_START = 5;

  private final Path data;
  private final Path console;
  private final List<Integer> ports = FreePorts.take(2);

  /** What came of it. */
  sealed interface Outcome {
    /** It runs, and every number is right. */
    record Healed() implements Outcome {}

    /** It does not start and says why. */
    record Refused(String line) implements Outcome {}

    /** It runs, and readiness is down and says why. */
    record NotReady(String why) implements Outcome {}

    /** What must not be: no word, or wrong numbers. */
    record Wrong(String what) implements Outcome {}
  }

  DamagedFolder(Path data) {
    this.data = data;
    this.console = data.resolveSibling(data.getFileName() + ".log");
  }

  /**
   * Starts there.
   *
   * @param differences between the numbers and those that are right
   */
  Outcome start(Function<Answers, Map<String, String>> differences) {
    Process process =
        Command.process(
            List.of(
                "serve",
                "--data",
                data.toString(),
                "--port",
                ports.getFirst().toString(),
                "--management-port",
                ports.getLast().toString()),
            console);
    try {
      return outcome(process, differences);
    } finally {
      process.destroy();
      awaitEnd(process);
    }
  }

  private Outcome outcome(Process process, Function<Answers, Map<String, String>> differences) {
    Answers answers = new Answers(this::url, data.resolve("read.key"));
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .ignoreExceptions()
          .until(() -> !process.isAlive() || (isReady() && differences.apply(answers).isEmpty()));
    } catch (ConditionTimeoutException _) {
      return stuck(answers, differences);
    }
    return process.isAlive() ? new Outcome.Healed() : ended(process);
  }

  private Outcome ended(Process process) {
    String line =
        printed().lines().filter(said -> said.startsWith("millrace: ")).findFirst().orElse("");
    return process.exitValue() == CANNOT_START && line.contains(data.toString())
        ? new Outcome.Refused(line.replace(data.toString(), "DATA"))
        : new Outcome.Wrong("exit code %d: %s".formatted(process.exitValue(), printed()));
  }

  private Outcome stuck(Answers answers, Function<Answers, Map<String, String>> differences) {
    String readiness = readiness();
    if (isReady()) {
      return new Outcome.Wrong("ready, and wrong: " + differences.apply(answers));
    }
    return readiness.contains("\"reason\"") || readiness.contains("\"failure\"")
        ? new Outcome.NotReady(readiness)
        : new Outcome.Wrong("not ready without a reason: " + readiness + printed());
  }

  private boolean isReady() {
    return Answers.send(HttpRequest.newBuilder(readinessUrl()).build()).statusCode() == 200;
  }

  private String readiness() {
    return Answers.send(HttpRequest.newBuilder(readinessUrl()).build()).body();
  }

  private URI readinessUrl() {
    return URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(ports.getLast()));
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(ports.getFirst(), path));
  }

  private String printed() {
    try {
      return Files.readString(console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitEnd(Process process) {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
