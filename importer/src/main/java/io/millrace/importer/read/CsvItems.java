package io.millrace.importer.read;

import io.millrace.importer.read.InputItem.Damaged;
import io.millrace.importer.read.InputItem.Json;
import io.millrace.importer.read.InputItem.Row;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the rows of CSV. */
final class CsvItems implements TableItems {
  private final CsvRecords records;
  private final char separator;
  private final Optional<List<String>> header;
  private final String preamble;

  private CsvItems(
      CsvRecords records, char separator, Optional<List<String>> header, String preamble) {
    this.records = records;
    this.separator = separator;
    this.header = header;
    this.preamble = preamble;
  }

  /**
   * Reads the header, unless the options name the columns.
   *
   * @throws UnreadableException when the header is damaged
   */
  static CsvItems open(TextLines lines, ReadOptions options) throws IOException {
    Optional<String> first = firstLine(lines, options.comment());
    Optional<Character> set = first.flatMap(Separator::ofLine);
    if (set.isPresent()) {
      first = firstLine(lines, options.comment());
    }
    Optional<String> ahead = first;
    char separator =
        options.separator().or(() -> set).orElseGet(() -> Separator.guess(ahead.orElse("")));
    CsvRecords records = new CsvRecords(lines, separator, options.comment(), ahead);
    if (!options.columns().isEmpty()) {
      return new CsvItems(records, separator, Optional.of(options.columns()), "");
    }
    Optional<Row> header = header(records);
    String preamble = set.map(c -> "sep=" + c + "\n").orElse("") + header.map(Row::raw).orElse("");
    return new CsvItems(
        records, separator, header.map(Row::cells).map(TableItems::named), preamble);
  }

  @Override
  public String preamble() {
    return preamble;
  }

  @Override
  public Optional<List<String>> header() {
    return header;
  }

  char separator() {
    return separator;
  }

  @Override
  public Optional<InputItem> next() throws IOException {
    return header.isEmpty() ? Optional.empty() : records.next();
  }

  private static Optional<String> firstLine(TextLines lines, Optional<Character> comment)
      throws IOException {
    while (lines.advance()) {
      String line = header(lines);
      if (!line.isBlank() && !CsvRecords.isComment(line, comment)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static String header(TextLines lines) throws UnreadableException {
    try {
      return lines.text();
    } catch (DamagedException e) {
      throw unusable(lines.number(), e.problem());
    }
  }

  private static Optional<Row> header(CsvRecords records) throws IOException {
    Optional<InputItem> record = records.next();
    if (record.isEmpty()) {
      return Optional.empty();
    }
    return switch (record.get()) {
      case Row row -> Optional.of(row);
      case Damaged damaged -> throw unusable(damaged.line(), damaged.problem());
      case Json json -> throw unusable(json.line(), "not a row");
    };
  }

  private static UnreadableException unusable(long line, String problem) {
    return new UnreadableException("line %d, the header: %s".formatted(line, problem));
  }
}
