package io.millrace.standalone.command;

import io.millrace.cli.Exit;
import io.millrace.kafka.disk.Disk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Makes the message for the case that the embedded broker fails, which ends the process at once.
 * The message is one line on the console, because the log may be on the full disk.
 */
final class BrokerFailureMessage {
  private static final long MIB = 1 << 20;
  private static final long HARDLY_ANY = 32 * MIB;

  private BrokerFailureMessage() {}

  /**
   * Installs the handlers that Kafka calls when the broker of this process fails. They print one
   * line and end the process with {@link Exit#CANNOT_GO_ON}.
   */
  static void prepare(Path data, PrintStream console) {
    org.apache.kafka.common.utils.Exit.Procedure end =
        (_, message) -> {
          console.println(of(data, String.valueOf(message), Disk.REAL));
          Runtime.getRuntime().halt(Exit.CANNOT_GO_ON);
        };
    org.apache.kafka.common.utils.Exit.setHaltProcedure(end);
    org.apache.kafka.common.utils.Exit.setExitProcedure(end);
  }

  /** Returns the line for the console. */
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
