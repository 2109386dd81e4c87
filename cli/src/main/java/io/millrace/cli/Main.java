package io.millrace.cli;

/** The entry point of the client without a server. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(CommandLines.run(CommandLines.create(), arguments));
  }
}
