package io.millrace.importer;

import io.millrace.importer.read.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes refused records to a file that can be mended and sent again.
 *
 * <p>The file has the form of the input: the header first, then each refused record as it was,
 * after a line {@value InputFile#REASON} with file, line, code and reason in JSON. Readers skip
 * such lines. Records with another header go to files of their own: {@code FILE.2}, {@code FILE.3}.
 * Each record is written at once, so a full disk is noticed at the record. Safe for all threads.
 */
public final class RejectFile implements Consumer<RejectedLine>, AutoCloseable {
  private static final int MAX_FILES = 100;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Path path;
  private final Writer first;
  private final Map<String, Writer> writers = new HashMap<>();

  private RejectFile(Path path, Writer first) {
    this.path = path;
    this.first = first;
  }

  /**
   * Opens an empty file.
   *
   * @throws IOException when it cannot be written
   */
  public static RejectFile open(Path path) throws IOException {
    return new RejectFile(path, Files.newBufferedWriter(path));
  }

  @Override
  public synchronized void accept(RejectedLine refusal) {
    try {
      Writer writer = writer(refusal.original().preamble());
      writer.write(InputFile.REASON + reason(refusal) + "\n" + refusal.original().text() + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write refused records to %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    first.close();
    for (Writer writer : writers.values()) {
      writer.close();
    }
  }

  /** Begins with a byte order mark: the file is UTF-8, whatever the encoding of the input is. */
  private Writer writer(String preamble) throws IOException {
    Writer known = writers.get(preamble);
    if (known != null) {
      return known;
    }
    if (writers.size() == MAX_FILES) {
      throw new IOException("more than %d different headers".formatted(MAX_FILES));
    }
    Writer writer =
        writers.isEmpty()
            ? first
            : Files.newBufferedWriter(
                path.resolveSibling(path.getFileName() + "." + (writers.size() + 1)));
    writers.put(preamble, writer);
    writer.write(BYTE_ORDER_MARK + (preamble.isEmpty() ? "" : preamble + "\n"));
    return writer;
  }

  private static String reason(RejectedLine refusal) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", refusal.origin().file());
    fields.put("line", refusal.origin().line());
    fields.put("code", refusal.code());
    fields.put("detail", refusal.detail());
    return JsonMapper.shared().writeValueAsString(fields);
  }
}
