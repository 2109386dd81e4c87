package io.millrace.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Runs commands of a command line and keeps their output. */
public final class Console {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Supplier<CommandLine> lines;

  /** Runs commands of the client alone. */
  public Console() {
    this(CommandLines::create);
  }

  /** Runs commands of command lines that the supplier makes, one for each run. */
  public Console(Supplier<CommandLine> lines) {
    this.lines = lines;
  }

  /** Runs a command and returns its exit code. */
  public int run(String... arguments) {
    return run(out, arguments);
  }

  /** Runs a command that writes its output to the given writer. */
  public int run(Writer to, String... arguments) {
    CommandLine line = lines.get();
    line.setOut(new PrintWriter(to, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  /** Everything that was written to standard output. */
  public String out() {
    return out.toString();
  }

  /** Everything that was written to standard error. */
  public String err() {
    return err.toString();
  }
}
