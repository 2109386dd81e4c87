package io.millrace.standalone.cli;

import io.millrace.standalone.send.Counts;
import io.millrace.standalone.send.EventSender;
import io.millrace.standalone.send.FileImport;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How far an import is: a bar on a terminal, else a line now and then. */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 24;
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration IN_LOGS = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final FileImport work;
  private final EventSender sender;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());

  private Progress(PrintWriter out, FileImport work, EventSender sender, boolean terminal) {
    this.out = out;
    this.work = work;
    this.sender = sender;
    this.terminal = terminal;
  }

  static Progress show(PrintWriter out, FileImport work, EventSender sender) {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    Progress progress = new Progress(out, work, sender, terminal);
    long every = (terminal ? ON_TERMINAL : IN_LOGS).toMillis();
    var _ =
        progress.timer.scheduleAtFixedRate(progress::print, every, every, TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public void close() {
    timer.close();
    if (terminal) {
      print();
      out.println();
      out.flush();
    }
  }

  private void print() {
    String line = line();
    out.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
    out.flush();
  }

  private String line() {
    Counts counts = sender.counts();
    double seconds = (System.nanoTime() - begin) / 1e9;
    String state = sender.waiting().map(why -> "  waiting: " + why).orElse("");
    return "%s%,d read  %,d accepted  %,.0f/s%s"
        .formatted(
            bar(work.fraction()),
            counts.read(),
            counts.accepted(),
            counts.accepted() / seconds,
            state);
  }

  private static String bar(double fraction) {
    if (fraction < 0) {
      return "";
    }
    int full = (int) Math.round(Math.min(1, fraction) * WIDTH);
    return "[%s%s] %3d %%  "
        .formatted("#".repeat(full), "-".repeat(WIDTH - full), Math.round(fraction * 100));
  }
}
