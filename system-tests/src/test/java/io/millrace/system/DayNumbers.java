package io.millrace.system;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Orders and money by platform and day, as texts: the orders, those without an amount, then for
 * each currency gross, tips, refunded, over-refunded and net in minor units.
 */
final class DayNumbers {
  private DayNumbers() {}

  /** The rows of the platforms in the range, with keys like {@code jd 07-01}. */
  static Map<String, String> of(
      RunningMillrace millrace, List<String> platforms, String from, String to) {
    Map<String, String> numbers = new TreeMap<>();
    for (String platform : platforms) {
      for (JsonNode row : millrace.answers().summary(platform, "day", from, to).get("rows")) {
        numbers.put(platform + ' ' + row.get("start").asString().substring(5, 10), text(row));
      }
    }
    return numbers;
  }

  private static String text(JsonNode row) {
    StringBuilder text =
        new StringBuilder(
            "%d orders, %d unvalued"
                .formatted(row.at("/orders/count").asInt(), row.at("/orders/unvalued").asInt()));
    for (JsonNode money : row.get("money")) {
      text.append(", ").append(money.get("currency").asString());
      for (String part : List.of("gross", "tips", "refunded", "overRefunded", "net")) {
        text.append(' ').append(money.get(part).asString());
      }
    }
    return text.toString();
  }
}
