package io.millrace.cli.watch;

import io.millrace.cli.text.LagText;
import io.millrace.cli.text.Visible;
import java.io.PrintWriter;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Prints a line for every changed row, for files and pipes. Messages go to standard error. */
final class LineView implements RowView {
  private final PrintWriter out;
  private final Notes notes;
  private final Function<WatchedRow, String> line;

  /**
   * @param line makes the line of a row
   */
  LineView(PrintWriter out, Notes notes, Function<WatchedRow, String> line) {
    this.out = out;
    this.notes = notes;
    this.line = line;
  }

  @Override
  public void row(WatchedRow row) {
    out.println(Visible.text(line.apply(row)));
  }

  @Override
  public void connection(Connection connection) {
    notes.connection(connection);
  }

  @Override
  public void ready(JsonNode asOf) {}

  @Override
  public void behind(LagText behind) {
    notes.behind(behind);
  }

  @Override
  public void settle() {
    out.flush();
  }

  @Override
  public boolean abandoned() {
    return out.checkError();
  }

  @Override
  public void close() {
    out.flush();
  }
}
