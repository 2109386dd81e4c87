package io.millrace.standalone.cli;

import io.millrace.kafka.disk.Disk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What is said when the embedded broker gives up, which ends the process at once: one line on the
 * console, as the log may lie on the disk that is the reason.
 */
final class BrokerFailureMessage {
  private static final long MIB = 1 << 20;
  private static final long HARDLY_ANY = 32 * MIB;

  private BrokerFailureMessage() {}

  /** From now on the broker of this process ends it with a line and an exit code of its own. */
  static void prepare(Path data, PrintStream console) {
    org.apache.kafka.common.utils.Exit.Procedure end =
        (_, message) -> {
          console.println(of(data, String.valueOf(message), Disk.REAL));
          Runtime.getRuntime().halt(Exit.CANNOT_GO_ON);
        };
    org.apache.kafka.common.utils.Exit.setHaltProcedure(end);
    org.apache.kafka.common.utils.Exit.setExitProcedure(end);
  }

  /** The line. */
  static String of(Path data, String message, Disk disk) {
    Path folder = data.toAbsolutePath().normalize();
    return hardlyAnyRoom(folder, disk)
        ? "millrace: cannot go on: the disk of %s is full; free some room and start again, nothing that was accepted is lost"
            .formatted(folder)
        : "millrace: cannot go on: the broker in %s ended (%s); %s says why, start again"
            .formatted(folder, message, folder.resolve("logs").resolve("millrace.log"));
  }

  private static boolean hardlyAnyRoom(Path folder, Disk disk) {
    try {
      return disk.room(folder.resolve("broker")).free() < HARDLY_ANY;
    } catch (IOException _) {
      return false;
    }
  }
}
