package io.millrace.cli;

import io.millrace.importer.Counts;
import io.millrace.importer.EventSender;
import io.millrace.importer.FileImport;
import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows the progress of an import: a bar on a terminal, otherwise a line every few seconds. */
final class ImportProgress implements AutoCloseable {
  private final StatusLine status;
  private final FileImport work;
  private final EventSender sender;
  private final long begin = System.nanoTime();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());

  private ImportProgress(StatusLine status, FileImport work, EventSender sender) {
    this.status = status;
    this.work = work;
    this.sender = sender;
  }

  static ImportProgress show(PrintWriter out, FileImport work, EventSender sender) {
    StatusLine status = StatusLine.on(out);
    ImportProgress progress = new ImportProgress(status, work, sender);
    long every = status.every().toMillis();
    var _ =
        progress.timer.scheduleAtFixedRate(progress::print, every, every, TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public void close() {
    timer.close();
    status.end(line());
  }

  private void print() {
    status.show(line());
  }

  private String line() {
    Counts counts = sender.counts();
    double seconds = (System.nanoTime() - begin) / 1e9;
    String state = sender.waiting().map(why -> "  waiting: " + why).orElse("");
    return "%s%,d read  %,d accepted  %,.0f/s%s"
        .formatted(
            StatusLine.bar(work.fraction()),
            counts.read(),
            counts.accepted(),
            counts.accepted() / seconds,
            state);
  }
}
