package io.millrace.importer.read;

import io.millrace.importer.read.InputItem.Damaged;
import io.millrace.importer.read.InputItem.Row;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the records of CSV (RFC 4180). A line break in a quoted cell is data.
 *
 * <p>A record whose quotes are broken is damaged as a whole, from the line where it starts to the
 * line where the damage shows. No line of it is read as a record of its own, because a line inside
 * a quoted cell may look like one. A quote that is never closed damages at most {@value #MAX_LINES}
 * lines.
 */
final class CsvRecords {
  /** The number of lines that one record may have. */
  static final int MAX_LINES = 1000;

  private final TextLines lines;
  private final CsvCells cells;
  private final Quoting quoting;
  private final Optional<Character> comment;
  private Optional<String> ahead;
  private long start;

  /**
   * Creates a reader.
   *
   * @param ahead a line that was read from {@code lines} before, and belongs to the records
   */
  CsvRecords(TextLines lines, char separator, Optional<Character> comment, Optional<String> ahead) {
    this.lines = lines;
    this.cells = new CsvCells(separator);
    this.quoting = new Quoting(separator);
    this.comment = comment;
    this.ahead = ahead;
  }

  /** Returns the next record that is not blank, or empty at the end. */
  Optional<InputItem> next() throws IOException {
    while (ahead.isPresent() || lines.advance()) {
      start = lines.number();
      try {
        String line = ahead.isPresent() ? ahead.get() : lines.text();
        ahead = Optional.empty();
        if (!line.isBlank() && !isComment(line)) {
          return Optional.of(record(line));
        }
      } catch (DamagedException e) {
        return Optional.of(new Damaged(start, lines.raw(), e.problem()));
      }
    }
    return Optional.empty();
  }

  private boolean isComment(String line) {
    return isComment(line, comment);
  }

  /** Returns whether the line, which is not blank, holds no data. */
  static boolean isComment(String line, Optional<Character> sign) {
    return (sign.isPresent() && line.charAt(0) == sign.get()) || line.startsWith(TextLines.REASON);
  }

  private InputItem record(String line) throws IOException {
    StringBuilder raw = new StringBuilder(line);
    try {
      quoting.start();
      quoting.read(line);
      for (int count = 1; quoting.isOpen(); count++) {
        addLine(raw, count);
      }
      String whole = raw.toString();
      return new Row(start, whole, cells.of(whole));
    } catch (DamagedException e) {
      return new Damaged(start, raw.toString(), where(e.problem()));
    }
  }

  private void addLine(StringBuilder raw, int count) throws IOException, DamagedException {
    if (count == MAX_LINES || raw.length() > TextLines.MAX_BYTES) {
      throw new DamagedException("a quote opens here and is not closed within 1000 lines or 1 MiB");
    }
    if (!lines.advance()) {
      throw new DamagedException("a quote opens here and is not closed before the end of the file");
    }
    raw.append('\n').append(lines.raw());
    quoting.read(lines.text());
  }

  private String where(String problem) {
    return lines.number() == start
        ? problem
        : "%s; lines %d to %d are refused together".formatted(problem, start, lines.number());
  }
}
