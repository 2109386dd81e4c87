package io.millrace.cli.text;

/**
 * A column of a text table.
 *
 * @param title the title above the column
 * @param right whether cells are aligned on the right, for numbers
 */
public record Column(String title, boolean right) {

  /** Returns a column that is aligned on the left, for words. */
  public static Column words(String title) {
    return new Column(title, false);
  }

  /** Returns a column that is aligned on the right, for numbers. */
  public static Column numbers(String title) {
    return new Column(title, true);
  }

  String pad(String cell, int columns) {
    return right ? Width.padLeft(cell, columns) : Width.padRight(cell, columns);
  }
}
