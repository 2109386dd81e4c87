package io.millrace.cli.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes in words how far the numbers are behind the accepted events.
 *
 * @param lag the object {@code lag} of answers and streams
 */
public record LagText(JsonNode lag) {
  private static final Duration NOTABLE = Duration.ofSeconds(10);
  private static final int MILLISECONDS = 3;
  private static final Pattern MEMBER =
      Pattern.compile("([a-z]+)=(?:([0-9]{1,18}(?:\\.[0-9]{1,3})?)|\"([^\"]*)\")");

  /** Parses the header {@code Millrace-Lag}. */
  public static LagText ofHeader(String header) {
    ObjectNode lag = JsonMapper.shared().createObjectNode();
    Matcher members = MEMBER.matcher(header);
    while (members.find()) {
      if (members.group(3) == null) {
        lag.put(members.group(1), new BigDecimal(members.group(2)));
      } else {
        lag.put(members.group(1), members.group(3));
      }
    }
    if (lag.path("events").isNumber()) {
      lag.put("events", lag.path("events").asLong());
    }
    return new LagText(lag);
  }

  /** Returns whether the answer has a lag. */
  public boolean isSaid() {
    return lag.isObject();
  }

  /** Returns whether the lag is 10 s or more, or unknown. */
  public boolean isNotable() {
    return isSaid() && !(isKnown() && age().compareTo(NOTABLE) < 0);
  }

  /**
   * Returns the number of accepted events that are not counted yet, or a dash when it is unknown.
   */
  public String events() {
    return NumberTexts.count(lag.path("events"));
  }

  /** Returns the lag as a sentence without a full stop. */
  public String text() {
    if (isKnown() && !isNotable()) {
      return "counting keeps up";
    }
    if (!lag.path("events").isIntegralNumber()) {
      return "the lag is unknown: " + Visible.text(lag.path("reason").asString("no reason"));
    }
    String age = isKnown() ? " " + ageText(age()) : "";
    String what =
        lag.path("events").asLong() == 0
            ? "the newest events are not in the answers yet"
            : events() + " accepted events are not counted yet";
    return "counting is%s behind: %s".formatted(age, what);
  }

  /** Returns whether all events that were accepted longer ago than the given age are counted. */
  public boolean isLessThan(Duration age) {
    return isKnown() && age().compareTo(age) < 0;
  }

  private boolean isKnown() {
    return lag.path("seconds").isNumber();
  }

  private Duration age() {
    return Duration.ofMillis(
        lag.path("seconds").decimalValue().movePointRight(MILLISECONDS).longValue());
  }

  private static String ageText(Duration age) {
    if (age.toMinutes() == 0) {
      return age.toSeconds() + " s";
    }
    return age.toHours() == 0
        ? "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart())
        : "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
  }
}
