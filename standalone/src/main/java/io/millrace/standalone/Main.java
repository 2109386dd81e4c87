package io.millrace.standalone;

import io.millrace.standalone.command.ServerCommands;

/** The entry point of the process. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // All contexts share one logging system. Otherwise each context would configure it again while
    // others write to it.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    System.exit(ServerCommands.run(arguments));
  }
}
