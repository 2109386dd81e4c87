package io.millrace.importer.read;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * How a file is read. An empty option means that the file decides.
 *
 * @param charset the encoding of text; without it, a byte order mark decides, otherwise UTF-8
 * @param separator the character between cells; without it, a line {@code sep=} decides, otherwise
 *     the header
 * @param comment the character that starts a line without data
 * @param columns the names of the columns of files without header
 * @param sheet the name of the sheet of a workbook; without it, the first one
 * @param json whether the file must hold JSON
 */
public record ReadOptions(
    Optional<Charset> charset,
    Optional<Character> separator,
    Optional<Character> comment,
    List<String> columns,
    Optional<String> sheet,
    boolean json) {

  public ReadOptions {
    columns = List.copyOf(columns);
  }

  /** Returns options that leave everything to the file. */
  public static ReadOptions standard() {
    return new ReadOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false);
  }

  /** Returns the same options for a file that must hold JSON. */
  public ReadOptions forJson() {
    return new ReadOptions(charset, separator, comment, columns, sheet, true);
  }

  /** Returns these options, and those of the other where these are empty. */
  public ReadOptions or(ReadOptions other) {
    return new ReadOptions(
        charset.or(other::charset),
        separator.or(other::separator),
        comment.or(other::comment),
        columns.isEmpty() ? other.columns : columns,
        sheet.or(other::sheet),
        json || other.json);
  }
}
