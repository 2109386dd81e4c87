package io.millrace.importer.read;

import io.millrace.importer.read.InputItem.Damaged;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An open file and its records. One thread reads; any thread may ask for {@link #fraction}. */
public final class InputFile implements AutoCloseable {
  /** The beginning of a line that explains the next record of a file of refused records. */
  public static final String REASON = TextLines.REASON;

  private final Optional<Content> content;
  private final Optional<TextLines> lines;
  private final Items items;
  private final Closeable also;

  private InputFile(
      Optional<Content> content, Optional<TextLines> lines, Items items, Closeable also) {
    this.content = content;
    this.lines = lines;
    this.items = items;
    this.also = also;
  }

  static InputFile text(Content content, ReadOptions options) throws IOException {
    try {
      return opened(content, options);
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  static InputFile workbook(Path file, ReadOptions options) throws IOException {
    Archive.check(file);
    XlsxItems items = XlsxItems.open(file, options);
    return new InputFile(Optional.empty(), Optional.empty(), items, () -> {});
  }

  InputFile closing(Closeable other) {
    return new InputFile(content, lines, items, other);
  }

  /**
   * Returns the next record, or empty at the end.
   *
   * @throws IOException when the rest of the file cannot be read; it says from where on
   */
  public Optional<InputItem> next() throws IOException {
    Optional<InputItem> item = items.next();
    return item.isPresent() && breaksOff()
        ? item.map(i -> new Damaged(i.line(), i.raw(), "the file breaks off in this record"))
        : item;
  }

  /** Returns the columns of a table. It is empty for JSON, and for a table without any line. */
  public Optional<List<String>> header() {
    return items instanceof TableItems table ? table.header() : Optional.empty();
  }

  /** Returns the separator of the cells, when the file is CSV. */
  public Optional<Character> separator() {
    return items instanceof CsvItems csv ? Optional.of(csv.separator()) : Optional.empty();
  }

  /** Returns whether the file holds a table, which needs a mapping. */
  public boolean isTable() {
    return items instanceof TableItems;
  }

  /** Returns the text that makes refused records of this file a file of their own: its header. */
  public String preamble() {
    return items.preamble();
  }

  /** Returns the part that was read, 0 to 1, or a negative number when the size is unknown. */
  public double fraction() {
    return content.map(Content::fraction).orElse(-1.0);
  }

  /** Returns whether compressed data ended too early or was damaged. */
  public boolean broken() {
    return content.map(Content::broken).orElse(false);
  }

  @Override
  public void close() throws IOException {
    items.close();
    if (content.isPresent()) {
      content.get().close();
    }
    also.close();
  }

  private boolean breaksOff() {
    return broken() && lines.map(TextLines::atEndWithoutBreak).orElse(false);
  }

  private static InputFile opened(Content content, ReadOptions options) throws IOException {
    Encoding encoding = Encoding.of(content.bytes(), options.charset());
    TextKind kind =
        options.json()
            ? TextKind.ofJson(encoding.head(content.bytes(), TextKind.HEAD))
            : TextKind.of(encoding.head(content.bytes(), TextKind.HEAD));
    if (kind == TextKind.JSON) {
      Items items = new JsonItems(encoding.reader(content.bytes()));
      return new InputFile(Optional.of(content), Optional.empty(), items, () -> {});
    }
    TextLines lines = encoding.lines(content.bytes());
    Items items = kind == TextKind.NDJSON ? new NdjsonItems(lines) : CsvItems.open(lines, options);
    return new InputFile(Optional.of(content), Optional.of(lines), items, () -> {});
  }
}
