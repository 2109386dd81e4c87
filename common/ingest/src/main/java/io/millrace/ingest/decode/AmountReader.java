package io.millrace.ingest.decode;

import io.millrace.events.Money;
import io.millrace.events.catalog.Currencies;
import io.millrace.ingest.answer.ProblemCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code amount}: {@code {"value": "128.00", "currency": "CNY"}}, where the value may also be
 * a JSON number, or {@code {"minor": 12800, "currency": "CNY"}}. A number is taken by its decimal
 * text and never becomes a {@code double}.
 */
final class AmountReader {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_MINOR_DIGITS = 11;

  private final Set<Part> seen = EnumSet.noneOf(Part.class);
  private @Nullable String value;
  private @Nullable String currency;
  private long minor;
  private boolean hasMinor;

  private AmountReader() {}

  private enum Part {
    VALUE,
    MINOR,
    CURRENCY
  }

  /** Reads the object at the parser's current token. */
  static void read(JsonParser parser, ParsedEvent parsed) throws RejectedException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw new RejectedException(
          ProblemCode.WRONG_JSON_TYPE,
          "amount takes an object with value and currency, or with minor and currency");
    }
    AmountReader reader = new AmountReader();
    JsonEntries.read(parser, parsed::fault, reader::part);
    parsed.amount(reader.money());
  }

  private void part(String name, JsonParser parser) throws RejectedException {
    Part part =
        switch (name) {
          case "value" -> Part.VALUE;
          case "minor" -> Part.MINOR;
          case "currency" -> Part.CURRENCY;
          default ->
              throw new RejectedException(
                  ProblemCode.UNKNOWN_FIELD, "amount has no field " + Quoted.of(name));
        };
    if (!seen.add(part)) {
      throw new RejectedException(ProblemCode.DUPLICATE_FIELD, "amount." + name + " appears twice");
    }
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return;
    }
    switch (part) {
      case VALUE -> value = value(parser);
      case MINOR -> minor(parser);
      case CURRENCY -> currency = JsonTexts.read("amount.currency", MAX_LENGTH, parser);
    }
  }

  private static String value(JsonParser parser) throws RejectedException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> {
        String text = JsonTexts.read("amount.value", MAX_LENGTH, parser);
        yield DecimalAmount.isPlain(text) ? text : "";
      }
      // The length is checked first, so a number of a million digits is never converted.
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          parser.getStringLength() > MAX_LENGTH ? "" : parser.getString();
      default ->
          throw new RejectedException(
              ProblemCode.WRONG_JSON_TYPE, "amount.value takes a string or a number");
    };
  }

  private void minor(JsonParser parser) throws RejectedException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      throw new RejectedException(
          ProblemCode.WRONG_JSON_TYPE, "amount.minor takes an integer number of minor units");
    }
    if (parser.getStringLength() > MAX_MINOR_DIGITS || parser.getLongValue() < 0) {
      throw new RejectedException(
          ProblemCode.BAD_AMOUNT,
          "amount.minor takes an integer from 0, below " + Money.LIMIT + " minor units");
    }
    minor = parser.getLongValue();
    hasMinor = true;
  }

  private Money money() throws RejectedException {
    String code = code();
    if (value != null && hasMinor) {
      throw new RejectedException(
          ProblemCode.BAD_AMOUNT, "amount takes either value or minor, not both");
    }
    if (hasMinor) {
      return new Money(code, minor);
    }
    if (value == null) {
      throw new RejectedException(
          ProblemCode.MISSING_FIELD, "amount.value or amount.minor is required");
    }
    return DecimalAmount.parse(value, code);
  }

  /** The code of a known currency, in capital letters. */
  private String code() throws RejectedException {
    if (currency == null) {
      throw new RejectedException(ProblemCode.MISSING_FIELD, "amount.currency is required");
    }
    String code = currency.toUpperCase(Locale.ROOT);
    // Some letters beyond ASCII have a capital letter of ASCII.
    if (currency.chars().anyMatch(c -> c > 'z') || Currencies.digits(code).isEmpty()) {
      throw new RejectedException(
          ProblemCode.UNKNOWN_CURRENCY, "not a known ISO 4217 currency: " + Quoted.of(currency));
    }
    return code;
  }
}
