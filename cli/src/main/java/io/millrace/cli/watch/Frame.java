package io.millrace.cli.watch;

import io.millrace.cli.text.LagText;
import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.Visible;
import io.millrace.cli.text.Width;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contents of the terminal: the state of the connection and the live table, cut to the size of
 * the terminal.
 */
final class Frame {
  private final LiveTable table;
  private final WindowTexts windows;
  private final Grain grain;
  private Connection connection = new Connection.Opening();
  private Optional<Instant> changed = Optional.empty();
  private JsonNode asOf = JsonMapper.shared().missingNode();
  private LagText behind = new LagText(JsonMapper.shared().missingNode());

  /** Creates a frame without rows. */
  Frame(LiveTable table, WindowTexts windows, Grain grain) {
    this.table = table;
    this.windows = windows;
    this.grain = grain;
  }

  void put(WatchedRow row, Instant at) {
    table.put(row);
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

  /** Returns whether the client is connected and the numbers are not behind. */
  boolean isLive() {
    return connection instanceof Connection.Live && !behind.isNotable();
  }

  /**
   * Returns the first line. The full state has a time of its own; after it only the time of the
   * last change is known.
   */
  private String state() {
    String read = windows.zonedMoment(asOf);
    return connection.text()
        + (behind.isNotable() ? "   " + behind.text() : "")
        + (read.equals(NumberTexts.NONE) ? "" : "   begun as of " + read)
        + changed.map(at -> "   last change " + windows.clock(at)).orElse("");
  }

  /** Returns at most {@code rows} lines, none wider than {@code columns}. */
  List<String> lines(int columns, int rows) {
    List<String> all = new ArrayList<>();
    all.add(state());
    all.addAll(table.lines(windows, grain));
    if (all.size() > rows && rows > 1) {
      int hidden = all.size() - rows + 1;
      all.subList(rows - 1, all.size()).clear();
      all.add("... and %d more; enlarge the window or select fewer platforms".formatted(hidden));
    }
    return all.stream().limit(rows).map(line -> Width.cut(Visible.text(line), columns)).toList();
  }
}
