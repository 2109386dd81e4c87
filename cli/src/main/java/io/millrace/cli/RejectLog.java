package io.millrace.cli;

import io.millrace.cli.text.Visible;
import io.millrace.importer.RejectFile;
import io.millrace.importer.RejectedLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints the first ten refused records, and writes all of them to a file if one is given. */
final class RejectLog implements Consumer<RejectedLine>, AutoCloseable {
  private static final int SHOWN = 10;

  private final PrintWriter console;
  private final Optional<RejectFile> file;
  private long refused;

  private RejectLog(PrintWriter console, Optional<RejectFile> file) {
    this.console = console;
    this.file = file;
  }

  /**
   * Opens an empty log.
   *
   * @param file receives every refused record, so that it can be mended and sent again
   * @throws IOException when the file cannot be written
   */
  static RejectLog open(PrintWriter console, Optional<Path> file) throws IOException {
    return new RejectLog(
        console, file.isPresent() ? Optional.of(RejectFile.open(file.get())) : Optional.empty());
  }

  @Override
  public synchronized void accept(RejectedLine refusal) {
    refused++;
    if (refused <= SHOWN) {
      console.println(Visible.text(refusal.toString()));
    } else if (refused == SHOWN + 1) {
      console.println(
          "... more refused records are counted, but not shown"
              + (file.isEmpty() ? "; --rejects FILE stores them" : ""));
    }
    file.ifPresent(rejects -> rejects.accept(refusal));
  }

  @Override
  public synchronized void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
