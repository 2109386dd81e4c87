package io.millrace.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Compares all cells of a broker with the batch calculation, by {@code ./millrace audit}. */
final class BrokerAudit {
  private BrokerAudit() {}

  /**
   * Runs the audit in a process of its own, which prints its result here. It needs minutes for
   * millions of events.
   *
   * @throws IllegalStateException when a cell differs or the audit was not possible
   */
  static void run(String bootstrapServers) throws IOException, InterruptedException {
    Path launcher = Path.of("millrace").toAbsolutePath();
    Process audit =
        new ProcessBuilder(launcher.toString(), "audit", "--bootstrap", bootstrapServers)
            .inheritIO()
            .start();
    int exit = audit.waitFor();
    if (exit != 0) {
      throw new IllegalStateException("the audit ended with exit code " + exit);
    }
  }
}
