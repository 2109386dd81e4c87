package io.millrace.importer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Guesses what the columns of a table mean, by their names and by some rows. */
final class ColumnGuess {
  private static final Pattern NUMBER = Pattern.compile("[^0-9\\p{L}]{0,3}-?[0-9][0-9.,' ]*");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_ -]{2,30}");

  private final List<String> header;
  private final List<List<String>> rows;

  ColumnGuess(List<String> header, List<List<String>> rows) {
    this.header = header;
    this.rows = rows;
  }

  /** Returns the first column with one of the words in its name whose cells fit. */
  Optional<String> named(Predicate<String> cells, String... words) {
    for (String word : words) {
      for (String name : header) {
        if (name.toLowerCase(Locale.ROOT).contains(word) && fits(name, cells)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the first column whose cells all fit. */
  Optional<String> any(Predicate<String> cells) {
    return header.stream().filter(name -> fits(name, cells)).findFirst();
  }

  List<String> header() {
    return header;
  }

  /** Tells whether the column has cells and all of them are numbers or percentages. */
  boolean isNumeric(String column) {
    return fits(column, cell -> isNumber(cell.replace("%", "")));
  }

  /** Returns the cells of the column that are not empty. */
  List<String> cells(String column) {
    int index = header.indexOf(column);
    return rows.stream()
        .filter(row -> row.size() > index)
        .map(row -> row.get(index).strip())
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  static boolean isWord(String cell) {
    return WORD.matcher(cell).matches();
  }

  private boolean fits(String column, Predicate<String> cells) {
    List<String> values = cells(column);
    return !column.isBlank() && !values.isEmpty() && values.stream().allMatch(cells);
  }
}
