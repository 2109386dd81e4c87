package io.millrace.cli.watch;

import io.millrace.cli.text.LagText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import tools.jackson.databind.JsonNode;

/** Displays a frame on a terminal and overwrites it at most ten times a second. */
final class Screen implements RowView {
  private static final Duration LEAST = Duration.ofMillis(100);
  private static final AttributedStyle TITLES = AttributedStyle.DEFAULT.bold();

  private final Terminal terminal;
  private final Display display;
  private final Frame frame;
  private final InstantSource clock;
  private final boolean colors;
  private Size known = new Size(0, 0);
  private Instant painted = Instant.MIN;

  Screen(Terminal terminal, Frame frame, InstantSource clock, boolean colors) {
    this.terminal = terminal;
    this.display = new Display(terminal, false);
    this.frame = frame;
    this.clock = clock;
    this.colors = colors;
  }

  @Override
  public void row(WatchedRow row) {
    frame.put(row, clock.instant());
  }

  @Override
  public void connection(Connection connection) {
    frame.connection(connection);
  }

  @Override
  public void ready(JsonNode asOf) {
    frame.ready(asOf);
  }

  @Override
  public void behind(LagText behind) {
    frame.behind(behind);
  }

  @Override
  public void settle() {
    if (!clock.instant().isBefore(painted.plus(LEAST))) {
      paint();
    }
  }

  @Override
  public boolean abandoned() {
    return terminal.writer().checkError();
  }

  /** Keeps the last frame on the terminal and puts the cursor below it. */
  @Override
  public void close() {
    paint();
    terminal.writer().println();
    terminal.flush();
  }

  private void paint() {
    painted = clock.instant();
    Size size = terminal.getSize();
    int columns = Math.max(1, size.getColumns());
    // One line stays free for the prompt after the end.
    int rows = Math.max(1, size.getRows() - 1);
    if (!size.equals(known)) {
      begin(size);
    }
    display.resize(rows, columns);
    List<String> lines = frame.lines(columns - 1, rows);
    List<AttributedString> styled = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      styled.add(new AttributedString(lines.get(i), colors ? style(i) : AttributedStyle.DEFAULT));
    }
    display.update(styled, size.cursorPos(lines.size() - 1, lines.getLast().length()));
  }

  /**
   * Clears the screen after a change of its size, because the terminal has moved the old contents.
   */
  private void begin(Size size) {
    if (known.getColumns() > 0) {
      terminal.puts(Capability.clear_screen);
      display.reset();
    }
    known = new Size(size.getColumns(), size.getRows());
  }

  private AttributedStyle style(int line) {
    return switch (line) {
      case 0 -> state();
      case 1 -> TITLES;
      default -> AttributedStyle.DEFAULT;
    };
  }

  private AttributedStyle state() {
    return AttributedStyle.DEFAULT.foreground(
        frame.isLive() ? AttributedStyle.GREEN : AttributedStyle.YELLOW);
  }
}
