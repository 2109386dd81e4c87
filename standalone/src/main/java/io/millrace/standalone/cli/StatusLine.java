package io.millrace.standalone.cli;

import io.millrace.standalone.text.Visible;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** A line that says how far something is: written over on a terminal, else one now and then. */
final class StatusLine {
  private static final int WIDTH = 24;
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration IN_LOGS = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean terminal;

  private StatusLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static StatusLine on(PrintWriter out) {
    return new StatusLine(out, isTerminal());
  }

  /** Whether somebody looks at what this process writes. */
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /** Whether a new state takes the place of the last. */
  boolean overwrites() {
    return terminal;
  }

  /** How often it is worth being written. */
  Duration every() {
    return terminal ? ON_TERMINAL : IN_LOGS;
  }

  void show(String line) {
    String seen = Visible.text(line);
    out.print(terminal ? "\r\u001b[K" + seen : seen + System.lineSeparator());
    out.flush();
  }

  /** Leaves the last state standing: on a terminal, the one given. */
  void end(String line) {
    if (terminal) {
      show(line);
      out.println();
      out.flush();
    }
  }

  /** A bar of fixed width; nothing when it is not known how far. */
  static String bar(double fraction) {
    if (fraction < 0) {
      return "";
    }
    int full = (int) Math.round(Math.min(1, fraction) * WIDTH);
    return "[%s%s] %3d %%  "
        .formatted("#".repeat(full), "-".repeat(WIDTH - full), Math.round(fraction * 100));
  }
}
