package io.millrace.standalone.watch;

import io.millrace.events.cell.Grain;
import io.millrace.standalone.text.Figures;
import io.millrace.standalone.text.Width;
import io.millrace.standalone.text.Windows;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a terminal shows: how the stream stands, and the board, cut to the terminal's size. */
final class Picture {
  private final Board board;
  private final Windows windows;
  private final Grain grain;
  private Connection connection = new Connection.Opening();
  private JsonNode asOf = JsonMapper.shared().missingNode();

  /** A picture without rows. */
  Picture(Board board, Windows windows, Grain grain) {
    this.board = board;
    this.windows = windows;
    this.grain = grain;
  }

  void put(LiveRow row) {
    board.put(row);
  }

  void connection(Connection now) {
    connection = now;
  }

  void ready(JsonNode readUpTo) {
    asOf = readUpTo;
  }

  Connection connection() {
    return connection;
  }

  /** At most that many lines, none wider than that. */
  List<String> lines(int columns, int rows) {
    List<String> all = new ArrayList<>();
    String read = windows.zonedMoment(asOf);
    all.add(connection.text() + (read.equals(Figures.NONE) ? "" : "   as of " + read));
    all.addAll(board.lines(windows, grain));
    if (all.size() > rows && rows > 1) {
      int hidden = all.size() - rows + 1;
      all.subList(rows - 1, all.size()).clear();
      all.add("... and %d more; a larger window or fewer platforms show them".formatted(hidden));
    }
    return all.stream().limit(rows).map(line -> Width.cut(line, columns)).toList();
  }
}
