package io.millrace.cli.text;

import io.millrace.events.cell.Grain;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/**
 * Formats times of answers for display, in one time zone. The start of a window is as precise as
 * its grain.
 */
public final class WindowTexts {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

  private final ZoneId zone;

  /** Creates a formatter for the time zone. */
  public WindowTexts(ZoneId zone) {
    this.zone = zone.normalized();
  }

  /** Formats a point in time to the second. */
  public String moment(JsonNode time) {
    return text(time, SECOND);
  }

  /** Formats a point in time to the second, with the zone. */
  public String zonedMoment(JsonNode time) {
    String text = moment(time);
    return text.equals(NumberTexts.NONE) ? text : text + " " + zoneName();
  }

  /** Formats the time of day to the second. */
  public String clock(Instant at) {
    return CLOCK.format(ZonedDateTime.ofInstant(at, zone));
  }

  /** Formats the start of a window. */
  public String start(JsonNode time, Grain grain) {
    return text(
        time,
        switch (grain) {
          case MINUTE, HOUR -> MINUTE;
          case DAY, WEEK -> DAY;
          case MONTH -> MONTH;
        });
  }

  private String text(JsonNode time, DateTimeFormatter format) {
    if (!time.isString()) {
      return NumberTexts.NONE;
    }
    try {
      return format.format(ZonedDateTime.ofInstant(Instant.parse(time.asString()), zone));
    } catch (DateTimeParseException _) {
      return time.asString();
    }
  }

  private String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
