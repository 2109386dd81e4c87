package io.millrace.events.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The number of digits that each ISO 4217 currency has after the decimal point, the withdrawn
 * currencies included. The numbers come from a table in this module, which also says when ISO
 * withdrew a code. Every code counts at any time, so that old exports can be imported.
 */
public final class Currencies {
  private static final Map<String, Integer> DIGITS = load();

  private Currencies() {}

  /**
   * The digits of the minor unit, 0 to 4; empty when the currency is not in the table.
   *
   * @param currency the code in capital letters
   */
  public static OptionalInt digits(String currency) {
    Integer digits = DIGITS.get(currency);
    return digits == null ? OptionalInt.empty() : OptionalInt.of(digits);
  }

  private static Map<String, Integer> load() {
    Map<String, Integer> digits = new HashMap<>();
    CatalogFile.resource("currencies.csv")
        .forEachRow(3, cells -> digits.put(cells.get(0), Integer.valueOf(cells.get(1))));
    return Map.copyOf(digits);
  }
}
