package io.millrace.cli.watch;

import io.millrace.cli.text.LagText;
import io.millrace.cli.text.Visible;
import java.io.PrintWriter;

/** Prints to standard error when a stream is lost and when it is connected again. */
final class Notes {
  private final PrintWriter err;
  private boolean lost;
  private boolean behind;

  Notes(PrintWriter err) {
    this.err = err;
  }

  /** Prints a line when the numbers fall behind, and a line when they have caught up. */
  void behind(LagText now) {
    if (now.isNotable() != behind) {
      behind = now.isNotable();
      err.println("millrace: " + now.text());
      err.flush();
    }
  }

  void connection(Connection connection) {
    switch (connection) {
      case Connection.Lost _ -> {
        lost = true;
        err.println("millrace: " + Visible.text(connection.text()));
      }
      case Connection.Live _ when lost -> {
        lost = false;
        err.println("millrace: connected again");
      }
      case Connection.Live _, Connection.Loading _, Connection.Opening _ -> {
        // The rows show these states.
      }
    }
    err.flush();
  }
}
