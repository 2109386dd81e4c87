package io.millrace.collector.protocol.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Writes the time of an item as RFC 3339 in UTC. What is not a time stays as it is, so that the
 * item is refused with its reason.
 */
public final class ItemTimes {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

  private ItemTimes() {}

  /** The time of receipt, for an item without a time of its own. */
  public static String ofReceipt(Instant received) {
    return received.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** The time of a whole number of these units since 1970, as a JSON number or text. */
  public static String ofNumber(JsonNode number, ChronoUnit unit) {
    String text = number.asString("").strip();
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      return text;
    }
    try {
      return ofReceipt(Instant.EPOCH.plus(Long.parseLong(text), unit));
    } catch (ArithmeticException | java.time.DateTimeException _) {
      return text;
    }
  }
}
