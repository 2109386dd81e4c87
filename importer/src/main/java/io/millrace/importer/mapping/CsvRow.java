package io.millrace.importer.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The cells of one line, with the columns of its file. */
final class CsvRow {
  private static final String SEPARATOR = "\u001f";
  private static final int ID_BYTES = 12;

  private final Columns columns;
  private final List<String> cells;

  CsvRow(Columns columns, List<String> cells) {
    this.columns = columns;
    this.cells = cells;
  }

  /** Returns the cell without surrounding blanks, or empty when nothing is left. */
  Optional<String> cell(String column) {
    return Optional.of(cells.get(columns.indexOf(column)).strip()).filter(cell -> !cell.isEmpty());
  }

  /**
   * Returns an id for a row that has none: 24 hexadecimal digits of the SHA-256 of its cells. Two
   * rows with equal cells are therefore one event. A file may be sent again, in parts or in another
   * order, without a change of any number. A file in which two equal rows mean two events needs a
   * column that distinguishes them.
   */
  String id() {
    byte[] digest = sha256().digest(String.join(SEPARATOR, cells).getBytes(UTF_8));
    return HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
