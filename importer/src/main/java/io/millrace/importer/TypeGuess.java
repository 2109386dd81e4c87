package io.millrace.importer;

import java.util.Locale;

/** Guesses the type of events by a word in the cell that says what a row is. */
final class TypeGuess {
  private TypeGuess() {}

  /**
   * Guesses the type.
   *
   * @param cell says what its row is
   * @return the id of the type; empty when no word of the cell is known
   */
  static String of(String cell) {
    String word = cell.toLowerCase(Locale.ROOT);
    if (word.matches(".*(buy|bought|sold|sale|purchase|paid|order|conversion).*")) {
      return "purchase";
    }
    if (word.matches(".*(spend|cost|花费|消耗).*")) {
      return "spend";
    }
    if (word.matches(".*(cart).*")) {
      return "cart_add";
    }
    if (word.matches(".*(fav|like|collect).*")) {
      return "favorite";
    }
    if (word.matches(".*(impression|seen|expos).*")) {
      return "impression";
    }
    return word.matches(".*(view|pv|click|detail).*") ? "product_view" : "";
  }
}
