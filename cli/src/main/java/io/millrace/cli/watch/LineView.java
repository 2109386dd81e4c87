package io.millrace.cli.watch;

import io.millrace.cli.text.LagText;
import io.millrace.cli.text.Visible;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints a line of text for every changed row, for files and pipes. */
final class LineView implements RowView {
  private final PrintWriter out;
  private final Notes notes;
  private final WindowTexts windows;
  private final Grain grain;

  LineView(PrintWriter out, Notes notes, WindowTexts windows, Grain grain) {
    this.out = out;
    this.notes = notes;
    this.windows = windows;
    this.grain = grain;
  }

  @Override
  public void row(WatchedRow row) {
    List<String> cells = row.cells(windows, grain);
    String left = row.leftOut();
    out.println(
        Visible.text(
            "%s  %s  events %s  opens %s  visitors %s  orders %s  net %s  closure %s  leak %s%s"
                .formatted(
                    cells.get(0),
                    row.platform(),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7),
                    left.isEmpty() ? "" : "  left out " + left)));
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
