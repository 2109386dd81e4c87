package io.millrace.standalone.sheet;

import io.millrace.standalone.text.NumberTexts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Money in the currencies it has: never added, so a line for each. */
public final class Amounts {
  private Amounts() {}

  /** The element of that currency in an array of them. */
  static JsonNode of(JsonNode array, String currency) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(line -> currency(line).equals(currency))
        .findFirst()
        .orElseGet(() -> JsonMapper.shared().missingNode());
  }

  /** All currencies of some arrays in the order they come, or an empty one when there is none. */
  static List<String> currencies(JsonNode... arrays) {
    Set<String> currencies = new LinkedHashSet<>();
    for (JsonNode array : arrays) {
      array.forEach(line -> currencies.add(currency(line)));
    }
    return currencies.isEmpty() ? List.of("") : new ArrayList<>(currencies);
  }

  /** A field of every element of an array, in a line. */
  public static String all(JsonNode array, String field) {
    return array.isEmpty()
        ? NumberTexts.NONE
        : StreamSupport.stream(array.spliterator(), false)
            .map(line -> NumberTexts.money(line.path(field), currency(line)))
            .collect(Collectors.joining(", "));
  }

  private static String currency(JsonNode line) {
    return line.path("currency").asString("");
  }
}
