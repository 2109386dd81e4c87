package io.millrace.cli.text;

import io.millrace.events.catalog.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Formats numbers of answers for display. A missing number becomes a dash. */
public final class NumberTexts {
  /** The text for a missing number. */
  public static final String NONE = "-";

  private static final int MICRO_DIGITS = 6;
  private static final int SHOWN_DIGITS = 2;

  private NumberTexts() {}

  /** Formats a count with separators, for example {@code 12,345}. */
  public static String count(JsonNode number) {
    return number.isIntegralNumber() ? "%,d".formatted(number.asLong()) : NONE;
  }

  /**
   * Formats an amount in minor units with the digits of its currency, for example {@code 128.00
   * CNY}.
   */
  public static String money(JsonNode minor, String currency) {
    if (minor.isMissingNode() || minor.isNull()) {
      return NONE;
    }
    int digits = Currencies.digits(currency).orElse(0);
    return "%s %s"
        .formatted(
            decimal(new BigDecimal(minor.asString()).movePointLeft(digits), digits), currency);
  }

  /** Formats a rate as a percentage with one decimal place. */
  public static String rate(JsonNode rate) {
    return rate.isNumber()
        ? "%.1f %%"
            .formatted(rate.decimalValue().movePointRight(2).setScale(1, RoundingMode.HALF_UP))
        : NONE;
  }

  /** Formats a quotient that is no share with two decimal places, for example {@code 2.50}. */
  public static String quotient(JsonNode quotient) {
    return quotient.isNumber()
        ? decimal(
            quotient.decimalValue().setScale(SHOWN_DIGITS, RoundingMode.HALF_UP), SHOWN_DIGITS)
        : NONE;
  }

  /**
   * Formats millionths of orders, a number or a text with a number, as orders with two decimal
   * places.
   */
  public static String orders(JsonNode millionths) {
    return millionths.isIntegralNumber() || millionths.isString()
        ? decimal(
            new BigDecimal(millionths.asString())
                .movePointLeft(MICRO_DIGITS)
                .setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN),
            SHOWN_DIGITS)
        : NONE;
  }

  /** Formats milliseconds as hours, minutes and seconds. */
  public static String time(JsonNode millis) {
    if (!millis.isIntegralNumber()) {
      return NONE;
    }
    Duration time = Duration.ofMillis(millis.asLong());
    return "%,d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /** Adds separators to a number that is a text. */
  public static String decimal(String number) {
    try {
      BigDecimal value = new BigDecimal(number);
      return decimal(value, Math.max(0, value.scale()));
    } catch (NumberFormatException _) {
      return number;
    }
  }

  private static String decimal(BigDecimal number, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", number);
  }
}
