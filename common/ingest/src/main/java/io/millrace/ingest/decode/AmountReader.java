package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code amount}: {@code {"value": "128.00", "currency": "CNY"}}. */
final class AmountReader {
  private static final int MAX_LENGTH = 64;

  private final Map<String, Optional<String>> parts = new HashMap<>();

  private AmountReader() {}

  /** Reads the object at the parser's current token. */
  static void read(JsonParser parser, ParsedEvent parsed) throws RejectedException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw new RejectedException(
          ProblemCode.WRONG_JSON_TYPE, "amount takes an object with value and currency");
    }
    AmountReader reader = new AmountReader();
    JsonEntries.read(parser, parsed::fault, reader::part);
    parsed.amount(DecimalAmount.parse(reader.required("value"), reader.required("currency")));
  }

  private void part(String name, JsonParser parser) throws RejectedException {
    if (!name.equals("value") && !name.equals("currency")) {
      throw new RejectedException(
          ProblemCode.UNKNOWN_FIELD, "amount has no field " + Quoted.of(name));
    }
    Optional<String> text =
        parser.hasToken(JsonToken.VALUE_NULL)
            ? Optional.empty()
            : Optional.of(JsonTexts.read("amount." + name, MAX_LENGTH, parser));
    if (parts.put(name, text) != null) {
      throw new RejectedException(ProblemCode.DUPLICATE_FIELD, "amount." + name + " appears twice");
    }
  }

  private String required(String name) throws RejectedException {
    return parts
        .getOrDefault(name, Optional.empty())
        .orElseThrow(
            () ->
                new RejectedException(
                    ProblemCode.MISSING_FIELD, "amount." + name + " is required"));
  }
}
