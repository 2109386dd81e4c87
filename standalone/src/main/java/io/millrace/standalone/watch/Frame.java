package io.millrace.standalone.watch;

import io.millrace.events.cell.Grain;
import io.millrace.standalone.text.LagText;
import io.millrace.standalone.text.NumberTexts;
import io.millrace.standalone.text.Visible;
import io.millrace.standalone.text.Width;
import io.millrace.standalone.text.WindowTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a terminal shows: how the stream stands, and the board, cut to the terminal's size. */
final class Frame {
  private final LiveTable board;
  private final WindowTexts windows;
  private final Grain grain;
  private Connection connection = new Connection.Opening();
  private Optional<Instant> changed = Optional.empty();
  private JsonNode asOf = JsonMapper.shared().missingNode();
  private LagText behind = new LagText(JsonMapper.shared().missingNode());

  /** A picture without rows. */
  Frame(LiveTable board, WindowTexts windows, Grain grain) {
    this.board = board;
    this.windows = windows;
    this.grain = grain;
  }

  void put(WatchedRow row, Instant at) {
    board.put(row);
    changed = Optional.of(at);
  }

  void connection(Connection now) {
    connection = now;
  }

  void ready(JsonNode readUpTo) {
    asOf = readUpTo;
  }

  void behind(LagText now) {
    behind = now;
  }

  /** Whether the stream stands, and what it brings is not behind. */
  boolean isLive() {
    return connection instanceof Connection.Live && !behind.isNotable();
  }

  /** The full state has a time of its own; after it there is only the time of the last change. */
  private String state() {
    String read = windows.zonedMoment(asOf);
    return connection.text()
        + (behind.isNotable() ? "   " + behind.text() : "")
        + (read.equals(NumberTexts.NONE) ? "" : "   begun as of " + read)
        + changed.map(at -> "   last change " + windows.clock(at)).orElse("");
  }

  /** At most that many lines, none wider than that. */
  List<String> lines(int columns, int rows) {
    List<String> all = new ArrayList<>();
    all.add(state());
    all.addAll(board.lines(windows, grain));
    if (all.size() > rows && rows > 1) {
      int hidden = all.size() - rows + 1;
      all.subList(rows - 1, all.size()).clear();
      all.add("... and %d more; a larger window or fewer platforms show them".formatted(hidden));
    }
    return all.stream().limit(rows).map(line -> Width.cut(Visible.text(line), columns)).toList();
  }
}
