package io.millrace.cli.table;

import io.millrace.cli.text.NumberTexts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads arrays of amounts with one element for each currency. Amounts of different currencies are
 * never added.
 */
public final class Amounts {
  private Amounts() {}

  /** Returns the element of the currency. */
  static JsonNode of(JsonNode array, String currency) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(line -> currency(line).equals(currency))
        .findFirst()
        .orElseGet(() -> JsonMapper.shared().missingNode());
  }

  /**
   * Returns the currencies of the arrays in their order. The list has one empty text when there is
   * none.
   */
  static List<String> currencies(JsonNode... arrays) {
    Set<String> currencies = new LinkedHashSet<>();
    for (JsonNode array : arrays) {
      array.forEach(line -> currencies.add(currency(line)));
    }
    return currencies.isEmpty() ? List.of("") : new ArrayList<>(currencies);
  }

  /** Returns one field of all elements in one line. */
  public static String all(JsonNode array, String field) {
    return array.isEmpty()
        ? NumberTexts.NONE
        : StreamSupport.stream(array.spliterator(), false)
            .map(line -> NumberTexts.money(line.path(field), currency(line)))
            .collect(Collectors.joining(", "));
  }

  /** Returns one quotient of all elements in one line; a dash for an element without it. */
  static String quotients(JsonNode array, String field) {
    return array.isEmpty()
        ? NumberTexts.NONE
        : StreamSupport.stream(array.spliterator(), false)
            .map(line -> NumberTexts.quotient(line.path(field)))
            .collect(Collectors.joining(", "));
  }

  /** Returns one rate of all elements in one line; a dash for an element without it. */
  static String rates(JsonNode array, String field) {
    return array.isEmpty()
        ? NumberTexts.NONE
        : StreamSupport.stream(array.spliterator(), false)
            .map(line -> NumberTexts.rate(line.path(field)))
            .collect(Collectors.joining(", "));
  }

  private static String currency(JsonNode line) {
    return line.path("currency").asString("");
  }
}
