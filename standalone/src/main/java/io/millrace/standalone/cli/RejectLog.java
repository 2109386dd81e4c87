package io.millrace.standalone.cli;

import io.millrace.importer.RejectedLine;
import io.millrace.standalone.text.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Prints the first ten refused lines, and writes all of them to a file if one is given. */
final class RejectLog implements Consumer<RejectedLine>, AutoCloseable {
  private static final int SHOWN = 10;

  private final PrintWriter console;
  private final Optional<Writer> file;
  private long refused;

  private RejectLog(PrintWriter console, Optional<Writer> file) {
    this.console = console;
    this.file = file;
  }

  /**
   * Opens an empty log.
   *
   * @param file receives one JSON object for each refused line: file, line, code, detail
   * @throws IOException when the file cannot be written
   */
  static RejectLog open(PrintWriter console, Optional<Path> file) throws IOException {
    return new RejectLog(
        console,
        file.isPresent() ? Optional.of(Files.newBufferedWriter(file.get())) : Optional.empty());
  }

  @Override
  public synchronized void accept(RejectedLine refusal) {
    refused++;
    if (refused <= SHOWN) {
      console.println(Visible.text(refusal.toString()));
    } else if (refused == SHOWN + 1) {
      console.println(
          "... more refused lines are counted, but not shown"
              + (file.isEmpty() ? "; --rejects FILE stores them" : ""));
    }
    file.ifPresent(writer -> write(writer, refusal));
  }

  @Override
  public synchronized void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }

  private static void write(Writer writer, RejectedLine refusal) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", refusal.origin().file());
    fields.put("line", refusal.origin().line());
    fields.put("code", refusal.code());
    fields.put("detail", refusal.detail());
    try {
      writer.write(JsonMapper.shared().writeValueAsString(fields) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write refused lines", e);
    }
  }
}
