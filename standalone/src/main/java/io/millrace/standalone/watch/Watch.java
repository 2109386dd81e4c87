package io.millrace.standalone.watch;

import io.millrace.events.cell.Grain;
import io.millrace.standalone.read.EventStream;
import io.millrace.standalone.read.ReadApi;
import io.millrace.standalone.read.ReadRequest;
import io.millrace.standalone.text.WindowTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Live rows for whoever looks. */
public final class Watch {
  private final StreamFollower feed;
  private final Grain grain;
  private final WindowTexts windows;

  /**
   * A watch, not begun.
   *
   * @param question for the stream, of rows of that grain
   * @param retryFor how long the gateway may be away
   */
  public Watch(
      ReadApi api, ReadRequest question, Grain grain, WindowTexts windows, Duration retryFor) {
    this.feed =
        new StreamFollower(new EventStream(api, question), InstantSource.system(), retryFor);
    this.grain = grain;
    this.windows = windows;
  }

  /** Writes rows as they come, one per line in JSON, until nobody reads any more. */
  public void json(PrintWriter out, PrintWriter err) throws InterruptedException {
    run(new JsonView(out, new Notes(err)));
  }

  /** Writes a line for people for every change, until nobody reads any more. */
  public void lines(PrintWriter out, PrintWriter err) throws InterruptedException {
    run(new LineView(out, new Notes(err), windows, grain));
  }

  /**
   * Paints a table on the terminal of this process, again and again.
   *
   * @param last windows of each platform
   * @param colors whether to use them
   * @throws IOException when this process has no terminal
   */
  public void screen(int last, boolean colors) throws IOException, InterruptedException {
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build()) {
      Frame picture = new Frame(new LiveTable(last), windows, grain);
      run(new Screen(terminal, picture, InstantSource.system(), colors));
    }
  }

  private void run(RowView view) throws InterruptedException {
    try (view) {
      feed.run(view);
    }
  }
}
