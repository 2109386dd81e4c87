package io.millrace.standalone;

import io.millrace.standalone.cli.CommandLines;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Contexts share one logging system; each would set it up anew while others write to it.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    System.exit(CommandLines.run(arguments));
  }
}
