package io.millrace.standalone.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The cells of one line under the columns of its file. */
final class CsvRow {
  private static final String SEPARATOR = "\u001f";
  private static final int ID_BYTES = 12;

  private final Columns columns;
  private final List<String> cells;

  CsvRow(Columns columns, List<String> cells) {
    this.columns = columns;
    this.cells = cells;
  }

  /** The cell without blanks around it; empty when nothing is left. */
  Optional<String> cell(String column) {
    return Optional.of(cells.get(columns.indexOf(column)).strip()).filter(cell -> !cell.isEmpty());
  }

  /**
   * What the row is called when its file gives it no name: 24 hexadecimal digits of the SHA-256 of
   * its cells. Two rows with the same cells are therefore one event, and a file may be sent again,
   * in parts or shuffled, without changing a number. Files that mean two events by two identical
   * rows need a column that tells them apart.
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
