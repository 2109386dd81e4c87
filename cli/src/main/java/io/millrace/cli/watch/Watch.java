package io.millrace.cli.watch;

import io.millrace.cli.read.EventStream;
import io.millrace.cli.read.ReadApi;
import io.millrace.cli.read.ReadRequest;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Displays live rows in one of three formats. */
public final class Watch {
  private final StreamFollower feed;
  private final Grain grain;
  private final WindowTexts windows;

  /**
   * Creates a watch. The other methods open the stream.
   *
   * @param request the request for a stream of rows of the grain
   * @param retryFor how long the gateway may be unreachable
   */
  public Watch(
      ReadApi api, ReadRequest request, Grain grain, WindowTexts windows, Duration retryFor) {
    this.feed = new StreamFollower(new EventStream(api, request), InstantSource.system(), retryFor);
    this.grain = grain;
    this.windows = windows;
  }

  /** Prints rows as received, one line of JSON each, until the reader of the output has gone. */
  public void json(PrintWriter out, PrintWriter err) throws InterruptedException {
    run(new LineView(out, new Notes(err), WatchedRow::text));
  }

  /** Prints a line of text for every change, until the reader of the output has gone. */
  public void lines(PrintWriter out, PrintWriter err) throws InterruptedException {
    run(new LineView(out, new Notes(err), row -> row.line(windows, grain)));
  }

  /**
   * Displays a table on the terminal of this process and updates it.
   *
   * @param last number of windows to show of each platform
   * @param colors whether to use colors
   * @throws IOException when this process has no terminal
   */
  public void screen(int last, boolean colors) throws IOException, InterruptedException {
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build()) {
      Frame frame = new Frame(new LiveTable(last), windows, grain);
      run(new Screen(terminal, frame, InstantSource.system(), colors));
    }
  }

  private void run(RowView view) throws InterruptedException {
    try (view) {
      feed.run(view);
    }
  }
}
