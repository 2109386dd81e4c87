package io.millrace.standalone.text;

import io.millrace.events.catalog.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Numbers of answers as people read them. What an answer does not have is a dash. */
public final class NumberTexts {
  /** What stands where there is no number. */
  public static final String NONE = "-";

  private static final int MICRO_DIGITS = 6;
  private static final int SHOWN_DIGITS = 2;

  private NumberTexts() {}

  /** A count with separators, such as {@code 12,345}. */
  public static String count(JsonNode number) {
    return number.isIntegralNumber() ? "%,d".formatted(number.asLong()) : NONE;
  }

  /** An amount that came in minor units, with the digits of its currency: {@code 128.00 CNY}. */
  public static String money(JsonNode minor, String currency) {
    if (minor.isMissingNode() || minor.isNull()) {
      return NONE;
    }
    int digits = Currencies.digits(currency).orElse(0);
    return "%s %s"
        .formatted(
            decimal(new BigDecimal(minor.asString()).movePointLeft(digits), digits), currency);
  }

  /** A rate as percent with a digit behind the point. */
  public static String rate(JsonNode rate) {
    return rate.isNumber()
        ? "%.1f %%"
            .formatted(rate.decimalValue().movePointRight(2).setScale(1, RoundingMode.HALF_UP))
        : NONE;
  }

  /** Orders that came in millionths, with two digits behind the point. */
  public static String orders(JsonNode millionths) {
    return millionths.isIntegralNumber()
        ? decimal(
            BigDecimal.valueOf(millionths.asLong(), MICRO_DIGITS)
                .setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN),
            SHOWN_DIGITS)
        : NONE;
  }

  /** Time that came in milliseconds, as hours, minutes and seconds. */
  public static String time(JsonNode millis) {
    if (!millis.isIntegralNumber()) {
      return NONE;
    }
    Duration time = Duration.ofMillis(millis.asLong());
    return "%,d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /** A number that came as text, with separators. */
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
