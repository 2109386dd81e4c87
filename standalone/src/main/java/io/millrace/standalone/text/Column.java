package io.millrace.standalone.text;

/**
 * A column of a table.
 *
 * @param title above it
 * @param right whether cells end below each other, as numbers should
 */
public record Column(String title, boolean right) {

  /** A column of words. */
  public static Column words(String title) {
    return new Column(title, false);
  }

  /** A column of numbers. */
  public static Column numbers(String title) {
    return new Column(title, true);
  }

  String pad(String cell, int columns) {
    return right ? Width.padLeft(cell, columns) : Width.padRight(cell, columns);
  }
}
