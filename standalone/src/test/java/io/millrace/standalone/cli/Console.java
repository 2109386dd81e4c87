package io.millrace.standalone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import picocli.CommandLine;

/** Runs commands and keeps their output. */
final class Console {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  int run(String... arguments) {
    return run(out, arguments);
  }

  /** Runs a command that writes its output to the given writer. */
  int run(Writer to, String... arguments) {
    CommandLine line = CommandLines.create();
    line.setOut(new PrintWriter(to, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
