package io.millrace.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of {@code system-tests/clients}, run by Node.js until it has sent everything. */
final class NodeProgram {
  private static final Path FOLDER =
      Path.of(System.getProperty("millrace.root"), "system-tests", "clients");
  private static final int LIMIT_SECONDS = 90;

  private NodeProgram() {}

  /** Runs it, and fails when it fails or does not end within 90 s. */
  static void run(String name, Map<String, String> environment) {
    assertThat(FOLDER.resolve("node_modules"))
        .as("the clients are installed by 'npm ci --ignore-scripts' in " + FOLDER)
        .isDirectory();
    try {
      Path output = Files.createTempFile("client-" + name, ".log");
      ProcessBuilder builder =
          new ProcessBuilder("node", "--no-deprecation", name + ".mjs")
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(ended).as(name + " ended; it printed " + Files.readString(output)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
