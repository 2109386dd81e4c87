package io.millrace.cli.watch;

import io.millrace.cli.text.LagText;
import io.millrace.cli.text.Visible;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Prints every row as received, one line of JSON each. Messages go to standard error. */
final class JsonView implements RowView {
  private final PrintWriter out;
  private final Notes notes;

  JsonView(PrintWriter out, Notes notes) {
    this.out = out;
    this.notes = notes;
  }

  @Override
  public void row(WatchedRow row) {
    out.println(Visible.text(row.text()));
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
