package io.millrace.system.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/**
 * One line of the table of faults, printed, and added to {@code system-tests/target/faults.md}.
 *
 * @param id of the fault, {@code F1} and so on
 * @param load what was sent meanwhile
 * @param fault what was done to the system
 * @param acknowledged events that were acknowledged
 * @param lost how many of them are not counted
 * @param doubled how many are counted more than once
 * @param back how long until it worked as before
 */
record FaultRow(
    String id,
    String load,
    String fault,
    long acknowledged,
    long lost,
    long doubled,
    Duration back) {

  /** All acknowledged events are counted once: every cell was as calculated. */
  static FaultRow equal(String id, String load, String fault, long acknowledged, Duration back) {
    return new FaultRow(id, load, fault, acknowledged, 0, 0, back);
  }

  void print() {
    String line =
        "| %s | %s | %s | %,d | %d | %d | %.1f s |%n"
            .formatted(id, load, fault, acknowledged, lost, doubled, back.toMillis() / 1_000.0);
    System.out.printf(Locale.ROOT, "%s", line);
    Path file = Path.of(System.getProperty("millrace.root"), "system-tests", "target", "faults.md");
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
