package io.millrace.cli;

import io.millrace.cli.text.Visible;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows the progress of a task. On a terminal it overwrites one line five times a second; otherwise
 * it writes a new line every 5 s.
 */
public final class StatusLine {
  private static final int WIDTH = 24;
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration IN_LOGS = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean terminal;

  private StatusLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Makes the line of a writer of this process. */
  public static StatusLine on(PrintWriter out) {
    return new StatusLine(out, isTerminal());
  }

  /** Returns whether this process writes to a terminal. */
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /** Returns whether a new state overwrites the last one. */
  public boolean overwrites() {
    return terminal;
  }

  /** Returns the time between two states. */
  public Duration every() {
    return terminal ? ON_TERMINAL : IN_LOGS;
  }

  /** Shows a state. Control characters are replaced. */
  public void show(String line) {
    String seen = Visible.text(line);
    out.print(terminal ? "\r\u001b[K" + seen : seen + System.lineSeparator());
    out.flush();
  }

  /** Shows the last state on a terminal and ends the line. Does nothing in a log. */
  public void end(String line) {
    if (terminal) {
      show(line);
      out.println();
      out.flush();
    }
  }

  /**
   * Returns a bar of fixed width, or an empty text when the fraction is negative, that is, unknown.
   */
  public static String bar(double fraction) {
    if (fraction < 0) {
      return "";
    }
    int full = (int) Math.round(Math.min(1, fraction) * WIDTH);
    return "[%s%s] %3d %%  "
        .formatted("#".repeat(full), "-".repeat(WIDTH - full), Math.round(fraction * 100));
  }
}
