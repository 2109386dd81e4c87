package io.millrace.standalone.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file writes times. */
enum TimeFormat {
  /** Date and time with offset, such as 2018-07-01T12:00:00Z. */
  ISO("iso", Pattern.compile(".*")) {
    @Override
    Instant read(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }
  },
  /** Whole seconds since 1970; fewer than 9 digits are a line that broke off, not the seventies. */
  UNIX_SECONDS("unix-seconds", Pattern.compile("[0-9]{9,11}")) {
    @Override
    Instant read(String text) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
  },
  /** Whole milliseconds since 1970, 12 to 14 digits. */
  UNIX_MILLIS("unix-millis", Pattern.compile("[0-9]{12,14}")) {
    @Override
    Instant read(String text) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
  };

  private final String id;
  private final Pattern shape;

  TimeFormat(String id, Pattern shape) {
    this.id = id;
    this.shape = shape;
  }

  static Optional<TimeFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  abstract Instant read(String text);

  Instant parse(String text) throws BadRowException {
    if (shape.matcher(text).matches()) {
      try {
        return read(text);
      } catch (DateTimeException _) {
        throw notATime(text);
      }
    }
    throw notATime(text);
  }

  String id() {
    return id;
  }

  private BadRowException notATime(String text) {
    return new BadRowException("'%s' is not a time in %s".formatted(text, id));
  }
}
